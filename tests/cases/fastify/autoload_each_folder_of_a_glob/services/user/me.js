module.exports = async (fastify) => {
  fastify.get("/me", async () => ({})); // $ endpoint="GET /user/me"
};
