import express, { RequestHandler } from "express";
import { Controller, Get, Post, routesOf } from "./decorators";
const requireUser: RequestHandler = (req, res, next) => { if (req.headers.authorization) next(); else res.sendStatus(401); };
@Controller("/cats")
class Cats {
  @Get("/")
  list(req: express.Request, res: express.Response) { res.end(); }
  @Post("/:id", requireUser)
  rename(req: express.Request, res: express.Response) { res.end(); }
}
const app = express();
for (const Kind of [Cats]) {
  const instance: any = new Kind();
  const { prefix, routes } = routesOf(Kind);
  for (const route of routes) {
    (app as any)[route.verb](prefix + route.path, ...route.guards, instance[route.name].bind(instance)); // $ endpoint="GET /cats/" endpoint="POST /cats/:id"
  }
}
