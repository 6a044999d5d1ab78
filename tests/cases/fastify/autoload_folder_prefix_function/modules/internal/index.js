module.exports = async (fastify) => {
  fastify.get("/i", async () => ""); // $ endpoint="GET /i"
};
