module.exports = async (fastify) => {
  fastify.get("/", { preHandler: fastify.requireUser }, async () => ""); // $ endpoint="GET /users/orders" guard=any
};
