module.exports = async (fastify) => fastify.get("/a", async () => ""); // $ endpoint="GET /a"
