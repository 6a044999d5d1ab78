import type { FastifyInstance } from "fastify";

export default async (app: FastifyInstance): Promise<void> => {
  app.get("/lids", async () => []); // $ endpoint="GET /api/lids"
};
