module.exports = async (fastify) => {
  fastify.get("/", async () => ""); // $ endpoint="GET /_teamId"
};
