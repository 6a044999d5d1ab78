import { DELETE, RequestHandler } from "fastify-decorators";

@DELETE("/items/:id") // $ endpoint="DELETE /v1/items/:id" guard=none
export default class RemoveHandler extends RequestHandler {
  async handle() {
    return "";
  }
}
