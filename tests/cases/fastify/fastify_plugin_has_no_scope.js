const fastify = require("fastify")();
const fp = require("fastify-plugin");
const shared = fp(async (instance) => {
  instance.get("/health", async () => ""); // $ endpoint="GET /health"
});
fastify.register(shared, { prefix: "/ignored" });
fastify.register(async (scope) => {
  scope.register(fp(async (inner) => inner.get("/inner", async () => ""))); // $ endpoint="GET /scope/inner"
}, { prefix: "/scope" });
