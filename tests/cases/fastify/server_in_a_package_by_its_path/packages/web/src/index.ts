import Fastify, { type FastifyInstance } from "fastify";

export const createServer = (): FastifyInstance => {
  const server = Fastify();
  server.get("/health", async () => "ok"); // $ endpoint="GET /health"
  return server;
};

export const define = (setup: (app: FastifyInstance) => void) => async (app: FastifyInstance) => setup(app);
