module.exports = async (fastify) => {
  fastify.get("/ping", async () => ""); // $ endpoint="GET /v1/ping"
};
