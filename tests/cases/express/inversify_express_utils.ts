// $ oracle=no
import "reflect-metadata";
import express, { NextFunction, Request, Response } from "express";
import { Container, injectable } from "inversify";
import { BaseMiddleware, controller, httpGet, httpPost, InversifyExpressServer } from "inversify-express-utils";
const TYPES = { RequireUser: Symbol.for("RequireUser") };
@injectable()
class RequireUser extends BaseMiddleware {
  handler(req: Request, res: Response, next: NextFunction) { if (!req.headers.authorization) { res.sendStatus(401); return; } next(); }
}
@controller("/items")
class Items {
  @httpGet("/") list() { return []; } // $ endpoint="GET /v1/items" guard=none
  @httpPost("/", TYPES.RequireUser) add() { return {}; } // $ endpoint="POST /v1/items" guard=any
}
@controller("/admin", TYPES.RequireUser)
class Admin {
  @httpGet("/stats") stats() { return {}; } // $ endpoint="GET /v1/admin/stats" guard=any
}
const container = new Container();
container.bind<RequireUser>(TYPES.RequireUser).to(RequireUser);
const server = new InversifyExpressServer(container, null, { rootPath: "/v1" });
server.setConfig((app) => {
  app.use(express.json());
  app.get("/health", (req: Request, res: Response) => { res.end(); }); // $ endpoint="GET /health" guard=none
});
server.build().listen(3000);
