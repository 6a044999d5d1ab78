const fastify = require("fastify")();
fastify.register(async (scope) => {
  scope.register(async (open) => {
    open.get("/status", async () => ""); // $ endpoint="GET /status" guard=none
  });
  scope.register(async (closed) => {
    closed.addHook("onRequest", async function apiKey(request, reply) {
      const key = request.headers["x-api-key"];
      if (!key) { reply.code(401); throw new Error("no key"); }
    });
    closed.get("/jobs", async () => []); // $ endpoint="GET /jobs" guard=apiKey
  });
});
