import { Controller, GET, Hook, POST } from "fastify-decorators";
import { ITEM } from "./paths";

@Controller({ route: "/items" })
export default class ItemsController {
  @Hook("onRequest")
  async requireKey(request, reply) {
    if (request.headers["x-api-key"] !== process.env.KEY) return reply.code(401).send();
  }

  @GET(ITEM, { schema: {} }) // $ endpoint="GET /v1/items/:id" guard=requireKey
  async one() {
    return "";
  }

  @POST({ url: "/", options: {} }) // $ endpoint="POST /v1/items" guard=requireKey
  async add() {
    return "";
  }
}
