module.exports = async (fastify) => {
  fastify.get("/u", async () => ""); // $ endpoint="GET /u"
};
