import express, { Router, Request, Response, RequestHandler } from "express";
abstract class Controller {
  protected routes: { method: "get" | "post"; path: string; handlers: RequestHandler[] }[] = [];
  abstract readonly path: string;
  protected route(method: "get" | "post", path: string, ...handlers: RequestHandler[]): this {
    this.routes.push({ method, path, handlers });
    return this;
  }
  build(): Router {
    const router = Router();
    for (const { method, path, handlers } of this.routes) router[method](this.path + path, ...handlers); // $ endpoint="GET /api/users/" endpoint="POST /api/users/" endpoint="GET /api/teams/:id"
    return router;
  }
}
class UserController extends Controller {
  readonly path = "/users";
  constructor() {
    super();
    this.route("get", "/", this.list).route("post", "/", this.list);
  }
  list = (req: Request, res: Response): void => { res.end(); };
}
class TeamController extends Controller {
  readonly path = "/teams";
  constructor() {
    super();
    this.route("get", "/:id", this.show);
  }
  private show(req: Request, res: Response) { res.end(); }
}
const app = express();
[UserController, TeamController].map((Kind) => new Kind()).forEach((controller) => app.use("/api", controller.build()));
