// $ oracle=no
import { ClassMiddleware, Controller, Delete, Get, Middleware, Server } from "@overnightjs/core";
import { json, NextFunction, Request, Response } from "express";
const requireUser = (req: Request, res: Response, next: NextFunction) => { if (req.headers.authorization) next(); else res.sendStatus(401); };
@Controller("api/users")
class Users {
  @Get(":id") get(req: Request, res: Response) { res.end(); } // $ endpoint="GET /api/users/:id" guard=none
  @Delete(":id") @Middleware([requireUser]) remove(req: Request, res: Response) { res.end(); } // $ endpoint="DELETE /api/users/:id" guard=requireUser
}
@Controller("api/admin")
@ClassMiddleware(requireUser)
class Admin {
  @Get() list(req: Request, res: Response) { res.end(); } // $ endpoint="GET /api/admin" guard=requireUser
}
class App extends Server {
  constructor() {
    super();
    this.app.use(json());
    super.addControllers([new Users(), new Admin()]);
  }
  start(port: number) { this.app.listen(port); }
}
new App().start(3000);
