const fp = require("fastify-plugin");
module.exports = fp(async (fastify) => {
  fastify.decorate("requireUser", async (request, reply) => {
    if (!request.headers.authorization) return reply.code(401).send({});
  });
});
