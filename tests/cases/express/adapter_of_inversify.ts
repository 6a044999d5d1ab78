// $ oracle=no: inversify is not installed there
import "reflect-metadata";
import { Container, inject } from "inversify";
import { Controller, Delete, Get, Params, UseGuard, type Guard } from "@inversifyjs/http-core";
import { InversifyExpressHttpAdapter } from "@inversifyjs/http-express";

class Signed implements Guard<Request> {
  activate(request: Request) {
    return request.headers.has("authorization");
  }
}

@Controller("/orders")
class Orders {
  @Get() all() { return []; } // $ endpoint="GET /orders" guard=none

  @UseGuard(Signed)
  @Delete("/:id") remove(@Params({ name: "id" }) id: string) { return id; } // $ endpoint="DELETE /orders/:id" guard=UseGuard
}

@Controller({ path: "/status" })
class Status {
  @Get("ready") ready() { return "yes"; } // $ endpoint="GET /status/ready"
}

async function start() {
  const container = new Container();
  container.bind(Orders).toSelf().inSingletonScope();
  container.bind(Status).toSelf();
  const adapter = new InversifyExpressHttpAdapter(container, { logger: false });
  const app = await adapter.build();
  app.listen(3000);
}

start();
