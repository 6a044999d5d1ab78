const fastify = require("fastify")();
const schema = { response: { 200: { type: "object" } } };
fastify.get("/a", { schema }, async () => ({})); // $ endpoint="GET /a" guard=none
fastify.get("/b", { schema, handler: async () => ({}) }); // $ endpoint="GET /b"
