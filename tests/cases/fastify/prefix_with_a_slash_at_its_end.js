// A prefix that ends with a slash and a path that begins with one have one slash between them.
const fastify = require("fastify")();

const items = async (app) => {
  app.get("/items", async () => []); // $ endpoint="GET /api/items" endpoint="GET /api/v1/items"
  app.get("plain", async () => []); // $ endpoint="GET /api/plain" endpoint="GET /api/v1/plain"
};

fastify.register(items, { prefix: "/api/" });
fastify.register(async (app) => app.register(items, { prefix: "/v1/" }), { prefix: "/api/" });
fastify.listen({ port: 3000 });
