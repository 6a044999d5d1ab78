module.exports = async (fastify) => {
  fastify.get("/:id", async () => ""); // $ endpoint="GET /api/notes/:id"
};
