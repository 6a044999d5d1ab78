module.exports = async (fastify) => {
  fastify.get("/x", async () => ""); // $ endpoint="GET /api/teams/:teamId/users/:userId/x"
};
