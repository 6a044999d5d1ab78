module.exports = async (fastify) => {
  fastify.get("/", async () => ""); // $ endpoint="GET /closed/child" guard=none
};
