// $ oracle=no
const fastify = require("fastify")();
fastify.get("/live", async () => ""); // $ endpoint="GET /live"
if (process.env.DOCS === "1") {
  fastify.register(async (instance) => {
    instance.get("/docs-json", async () => ""); // $ endpoint="GET /docs-json" confidence=conditional
  });
}
