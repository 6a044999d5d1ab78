const fastify = require("fastify")();
fastify.register(require("@fastify/jwt"), { secret: "supersecret-of-a-good-length-0123456789" });
fastify.register(async (closed) => {
  closed.addHook("onRequest", async (request) => {
    await request.jwtVerify();
  });
  closed.get("/notes", async () => []); // $ endpoint="GET /notes" guard=any
});
fastify.get("/health", async () => ""); // $ endpoint="GET /health" guard=none
