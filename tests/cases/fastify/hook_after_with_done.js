const fastify = require("fastify")();
function checkKey(request, reply, done) {
  if (request.headers["x-api-key"] !== "k") {
    reply.code(403).send({ error: "forbidden" });
    return;
  }
  done();
}
fastify.addHook("preHandler", checkKey);
fastify.get("/x", (request, reply) => { reply.send(""); }); // $ endpoint="GET /x" guard=checkKey
