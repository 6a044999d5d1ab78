import { Router, Request, Response } from "express";
import type { Controller } from "./controller";
import { requireUser } from "./auth.middleware";
export class UsersController implements Controller {
  public path = "/users";
  public router = Router();
  constructor() { this.initializeRoutes(); }
  private initializeRoutes() {
    this.router.get(this.path, this.all); // $ endpoint="GET /api/users" guard=none
    this.router.patch(`${this.path}/:id`, requireUser, this.all); // $ endpoint="PATCH /api/users/:id" guard=requireUser
  }
  private all = (req: Request, res: Response) => { res.json([]); };
}
