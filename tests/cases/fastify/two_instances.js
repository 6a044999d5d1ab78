const Fastify = require("fastify");
const api = Fastify();
const metrics = Fastify();
api.get("/items", async () => []); // $ endpoint="GET /items"
metrics.get("/metrics", async () => ""); // $ endpoint="GET /metrics"
api.listen({ port: 1 });
metrics.listen({ port: 2 });
