module.exports = async (fastify) => {
  fastify.get("/", async () => ""); // $ endpoint="GET /api/people"
};
module.exports.autoPrefix = "/people";
