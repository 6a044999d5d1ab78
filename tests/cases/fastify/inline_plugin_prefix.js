const fastify = require("fastify")();
fastify.register(async (instance) => {
  instance.get("/", async () => ""); // $ endpoint="GET /api/"
  instance.register(async (child) => {
    child.get("/deep", async () => ""); // $ endpoint="GET /api/v1/deep"
  }, { prefix: "/v1" });
}, { prefix: "/api" });
fastify.get("/root", async () => ""); // $ endpoint="GET /root"
