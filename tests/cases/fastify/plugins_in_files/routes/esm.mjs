export default async function (fastify) {
  fastify.get("/m", async () => ""); // $ endpoint="GET /esm/m"
}
