// A server that can be started anew: a factory makes it, of the framework and options that it is handed. // $ oracle=no (the package is not among those that are installed)
import Fastify from "fastify";
import { restartable } from "@fastify/restartable";

async function application(app) {
  app.get("/tables", async () => []); // $ endpoint="GET /tables"
}

async function make(fastify, options) {
  const app = fastify(options);
  await app.register(application);
  return app;
}

const server = await restartable(make, { logger: true }, Fastify);
server.get("/health", async () => ({})); // $ endpoint="GET /health"
await server.listen({ port: 3000 });
