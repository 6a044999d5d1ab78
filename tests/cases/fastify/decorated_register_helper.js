const fastify = require("fastify")();
fastify.decorate("api", function api(path, handler) {
  this.get("/api" + path, handler); // $ endpoint="GET /api/x" endpoint="GET /s/api/y"
});
fastify.api("/x", async () => "");
fastify.register(async (scope) => {
  scope.api("/y", async () => "");
}, { prefix: "/s" });
