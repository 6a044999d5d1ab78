module.exports = async (fastify) => {
  fastify.get("/service", async () => "");
};
