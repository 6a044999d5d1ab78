module.exports = async function routes(fastify) {
  fastify.get("/models", async () => []); // $ endpoint="GET /v1/models"
  fastify.post("/chat", async () => ({})); // $ endpoint="POST /v1/chat"
};
