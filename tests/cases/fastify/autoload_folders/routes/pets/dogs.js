module.exports = async (fastify) => {
  fastify.get("/dogs", async () => ""); // $ endpoint="GET /pets/dogs"
};
