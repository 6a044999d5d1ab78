module.exports = async (fastify) => fastify.get("/x", async () => ""); // $ endpoint="GET /moved/x"
module.exports.prefixOverride = "/moved";
