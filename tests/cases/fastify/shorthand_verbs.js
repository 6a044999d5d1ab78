const fastify = require("fastify")({ logger: true });
fastify.get("/items", async () => []); // $ endpoint="GET /items" guard=none
fastify.post("/items", async () => ({})); // $ endpoint="POST /items"
fastify.put("/items/:id", async () => ({})); // $ endpoint="PUT /items/:id"
fastify.patch("/items/:id", async () => ({})); // $ endpoint="PATCH /items/:id"
fastify.delete("/items/:id", async () => ({})); // $ endpoint="DELETE /items/:id"
fastify.head("/only-head", async () => ""); // $ endpoint="HEAD /only-head"
fastify.options("/items", async () => ""); // $ endpoint="OPTIONS /items"
fastify.all("/any", async () => ""); // $ endpoint="ALL /any"
fastify.listen({ port: 3000 });
