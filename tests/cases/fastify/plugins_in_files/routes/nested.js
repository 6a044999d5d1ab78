const fp = require("fastify-plugin");
module.exports = async (fastify) => {
  fastify.get("/x", async () => ""); // $ endpoint="GET /api/v1/nested/x"
};
