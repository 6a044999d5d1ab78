const fastify = require("fastify")();
const fp = require("fastify-plugin");
async function verify(request, reply) {
  if (!request.headers["x-api-key"]) reply.code(401).send({});
}
fastify.register(async (closed) => {
  closed.register(fp(async (instance) => { instance.addHook("onRequest", verify); }));
  closed.get("/in", async () => ""); // $ endpoint="GET /in" guard=verify
});
fastify.get("/out", async () => ""); // $ endpoint="GET /out" guard=none
