const fastify = require("fastify")();
fastify.register(require("@fastify/auth"));
fastify.decorate("verifyToken", async (request) => {
  if (!request.headers.authorization) throw Object.assign(new Error("no token"), { statusCode: 401 });
});
fastify.decorate("verifyAdmin", async (request) => {
  if (!request.headers["x-admin"]) throw Object.assign(new Error("no admin"), { statusCode: 403 });
});
fastify.after(() => {
  fastify.get("/any", { preHandler: fastify.auth([fastify.verifyToken, fastify.verifyAdmin]) }, async () => ""); // $ endpoint="GET /any" guard=any
  fastify.get("/none", async () => ""); // $ endpoint="GET /none" guard=none
});
