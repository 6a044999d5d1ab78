import { Controller, GET } from "fastify-decorators";

@Controller("/never")
export default class Helper {
  @GET("/loaded")
  async loaded() {
    return "";
  }
}
