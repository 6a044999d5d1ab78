module.exports = async (fastify) => fastify.get("/b", async () => ""); // $ endpoint="GET /b/b"
