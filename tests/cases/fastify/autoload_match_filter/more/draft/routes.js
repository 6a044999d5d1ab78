module.exports = async (fastify) => fastify.get("/draft", async () => "");
