module.exports = async (fastify) => {
  fastify.get("/p", async () => ""); // $ endpoint="GET /v-pets/p"
};
