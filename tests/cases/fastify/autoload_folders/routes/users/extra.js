// A folder with an index loads the index only.
module.exports = async (fastify) => {
  fastify.get("/extra", async () => "");
};
