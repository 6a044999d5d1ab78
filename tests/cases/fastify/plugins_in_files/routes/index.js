module.exports = async (fastify) => {
  fastify.get("/", async () => ""); // $ endpoint="GET /api/v1/"
  fastify.register(require("./nested"), { prefix: "nested" });
};
