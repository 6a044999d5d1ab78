// $ oracle=no
import "reflect-metadata";
import { Authorized, createExpressServer, Delete, Get, JsonController, Method, Post, Req, Res, UseBefore } from "routing-controllers";
import type { NextFunction, Request, Response } from "express";
const requireUser = (req: Request, res: Response, next: NextFunction) => { if (req.headers.authorization) next(); else res.sendStatus(401); };
class Base {
  @Get("/ping") ping() { return "pong"; } // $ endpoint="GET /api/items/ping" guard=any
}
@Authorized()
@JsonController("/items")
class Items extends Base {
  @Get() list() { return []; } // $ endpoint="GET /api/items" guard=any
  @Get("/:id") one() { return {}; } // $ endpoint="GET /api/items/:id" guard=any
}
@JsonController()
class Open {
  @Post("/login") login() { return {}; } // $ endpoint="POST /api/login" guard=none
  @Delete("/session") // $ endpoint="DELETE /api/session" guard=requireUser
  @UseBefore(requireUser)
  logout() { return {}; }
  @Method("put", "/profile") profile() { return {}; } // $ endpoint="PUT /api/profile"
}
@JsonController("/never")
class Never { @Get("/") get() { return {}; } }
createExpressServer({ routePrefix: "/api", controllers: [Items, Open] }).listen(3000);
