import type { FastifyInstance } from "fastify";
export class CatsController {
  readonly prefix = "/cats";
  register = async (app: FastifyInstance): Promise<void> => {
    app.get("/", this.list); // $ endpoint="GET /cats"
    app.get("/:id", { schema: {} }, this.show.bind(this)); // $ endpoint="GET /cats/:id"
  };
  private list = async () => [];
  private async show() { return {}; }
}
