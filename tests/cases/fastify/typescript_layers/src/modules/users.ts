import type { FastifyPluginAsync } from "fastify";
export const users: FastifyPluginAsync = async (app) => {
  app.get("/", async () => []); // $ endpoint="GET /api/v1/users" guard=none
  app.delete("/:id", { preHandler: [app.requireUser] }, async () => ({})); // $ endpoint="DELETE /api/v1/users/:id" guard=any
};
