// $ oracle=no (inversify-express-utils is not installed there)
import "reflect-metadata";
import { NextFunction, Request, Response } from "express";
import { Container, injectable } from "inversify";
import { BaseHttpController, BaseMiddleware, controller, httpGet, httpPut, InversifyExpressServer } from "inversify-express-utils";

@injectable()
class KnownMiddleware extends BaseMiddleware {
  async handler(req: Request, res: Response, next: NextFunction) {
    try {
      if (await this.httpContext.user.isAuthenticated()) return next();
      throw new Error("who?");
    } catch (error) {
      next(error);
    }
  }
}

@injectable()
class CountingMiddleware extends BaseMiddleware {
  handler(req: Request, res: Response, next: NextFunction) {
    console.log(this.httpContext.request.path);
    next();
  }
}

@controller("/berths", KnownMiddleware)
class Berths extends BaseHttpController {
  @httpPut("/:id", CountingMiddleware) // $ endpoint="PUT /berths/:id" guard=KnownMiddleware
  take() {}
}

@controller("/tides")
class Tides extends BaseHttpController {
  @httpGet("/", CountingMiddleware) // $ endpoint="GET /tides" guard=none
  list() {}
}

const container = new Container();
container.bind(KnownMiddleware).toSelf();
container.bind(CountingMiddleware).toSelf();
new InversifyExpressServer(container).build().listen(3000);
