const fastify = require("fastify")();
fastify.register(async (instance) => {
  instance.get("/", async () => ""); // $ endpoint="GET /items"
  instance.post("", async () => ""); // $ endpoint="POST /items"
}, { prefix: "/items" });
