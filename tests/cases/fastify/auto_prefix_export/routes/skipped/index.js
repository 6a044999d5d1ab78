module.exports = async (fastify) => {
  fastify.get("/skipped", async () => "");
};
module.exports.autoload = false;
