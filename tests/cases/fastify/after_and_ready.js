const fastify = require("fastify")();
fastify.register(async () => {}).after(() => {
  fastify.get("/after", async () => ""); // $ endpoint="GET /after"
});
