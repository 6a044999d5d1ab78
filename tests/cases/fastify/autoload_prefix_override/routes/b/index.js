module.exports = async (fastify) => fastify.get("/y", async () => ""); // $ endpoint="GET /y"
module.exports.prefixOverride = "";
