// $ oracle=no: @decorators/express is not installed there
import express from "express";
import { Controller, Get, Params, Post, Response, attachControllerInstances, attachControllers, type Middleware } from "@decorators/express";
import { Injectable } from "@decorators/di";

class Signed implements Middleware {
  use(req: express.Request, res: express.Response, next: express.NextFunction) {
    if (!req.headers.authorization) {
      res.sendStatus(401);
      return;
    }
    next();
  }
}

@Controller("/orders")
@Injectable()
class Orders {
  @Get("/:id") one(@Response() res: express.Response, @Params("id") id: string) { res.json({ id }); } // $ endpoint="GET /orders/:id" guard=none

  @Post("/", [Signed]) add(@Response() res: express.Response) { res.sendStatus(201); } // $ endpoint="POST /orders" guard=use
}

@Controller("/staff", { mergeParams: true }, [Signed])
class Staff {
  @Get("/") all(@Response() res: express.Response) { res.json([]); } // $ endpoint="GET /office/staff" guard=use
}

const app = express();
const office = express.Router();
attachControllers(app, [Orders]);
attachControllerInstances(office, [new Staff()]);
app.use("/office", office);
app.listen(3000);
