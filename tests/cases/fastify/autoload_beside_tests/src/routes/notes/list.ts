import type { FastifyInstance } from "fastify";

export default async function list(fastify: FastifyInstance): Promise<void> {
  fastify.get("/", async () => []); // $ endpoint="GET /notes"
}
