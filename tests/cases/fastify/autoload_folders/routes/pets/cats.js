module.exports = async (fastify) => {
  fastify.get("/cats", async () => ""); // $ endpoint="GET /pets/cats"
};
