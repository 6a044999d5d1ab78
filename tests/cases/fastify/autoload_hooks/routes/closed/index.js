module.exports = async (fastify) => {
  fastify.get("/", async () => ""); // $ endpoint="GET /closed" guard=requireKey
};
