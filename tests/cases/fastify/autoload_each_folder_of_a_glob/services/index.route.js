module.exports = async (fastify) => {
  fastify.get("/up", async () => "1"); // $ endpoint="GET /up"
};
