const fastify = require("fastify")();
const OPEN = ["/login", "/health"];
fastify.addHook("onRequest", async function authorise(request, reply) {
  if (OPEN.includes(request.routeOptions.url)) return;
  if (!request.headers.authorization) return reply.code(401).send({});
});
fastify.get("/notes", async () => []); // $ endpoint="GET /notes" guard=authorise
