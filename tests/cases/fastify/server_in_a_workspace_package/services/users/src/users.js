module.exports = async (fastify) => {
  fastify.get("/users", async () => ""); // $ endpoint="GET /users"
};
