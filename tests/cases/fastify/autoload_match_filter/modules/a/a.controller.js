module.exports = async (fastify) => fastify.get("/controller", async () => "");
