import { Controller, GET } from "fastify-decorators";

export class Pings {
  @GET("/ping") // $ endpoint="GET /v1/listed/ping"
  async ping() {
    return "";
  }
}

@Controller("/listed")
export class Listed extends Pings {}
