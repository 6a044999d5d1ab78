import { Router } from "express";
import type { Controller } from "./controller";
import { requireUser } from "./auth.middleware";
export class PostsController implements Controller {
  public readonly router: Router = Router();
  constructor(public readonly path: string) {
    this.router.get(path, (req, res) => { res.json([]); }); // $ endpoint="GET /api/posts" guard=none
    this.router.all(`${this.path}/*`, requireUser); // $ endpoint="ALL /api/posts/*"
    this.router.delete(`${this.path}/:id`, (req, res) => { res.end(); }); // $ endpoint="DELETE /api/posts/:id" guard=requireUser
  }
}
