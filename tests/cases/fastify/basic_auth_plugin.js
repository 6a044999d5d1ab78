const fastify = require("fastify")();
async function validate(username, password, request, reply) {
  if (username !== "admin") throw new Error("no");
}
fastify.decorate("basic", async (request, reply) => {
  if (!request.headers.authorization) return reply.code(401).header("www-authenticate", "Basic").send({});
});
fastify.after(() => {
  fastify.addHook("onRequest", fastify.basic);
});
fastify.register(async (scope) => {
  scope.get("/ops", async () => ""); // $ endpoint="GET /ops" guard=any
});
