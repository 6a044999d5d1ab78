const fastify = require("fastify")();
fastify.register(require("@fastify/cors"));
fastify.register(require("@fastify/helmet"));
fastify.register(require("@fastify/rate-limit"), { max: 100 });
fastify.addHook("onRequest", async (request) => { request.started = Date.now(); });
fastify.addHook("preHandler", async (request, reply) => {
  if (request.query && request.query.bad) reply.code(400).send({ error: "bad" });
});
fastify.addHook("onSend", async (request, reply, payload) => payload);
fastify.get("/items", async () => []); // $ endpoint="GET /items" guard=none
