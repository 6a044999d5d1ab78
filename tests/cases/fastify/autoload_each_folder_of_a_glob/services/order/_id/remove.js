module.exports = async (fastify) => {
  fastify.delete("/remove", async () => ({})); // $ endpoint="DELETE /order/:id/remove"
};
