const fastify = require("fastify")();
function routes(instance, opts, done) {
  instance.get("/cb", (request, reply) => reply.send("")); // $ endpoint="GET /x/cb"
  done();
}
fastify.register(routes, { prefix: "x" });
