const fastify = require("fastify")();
fastify.addSchema({ $id: "item", type: "object", properties: { get: { type: "string" } } });
fastify.setNotFoundHandler((request, reply) => reply.code(404).send({}));
fastify.setErrorHandler((error, request, reply) => reply.code(401).send({}));
fastify.addContentTypeParser("text/csv", { parseAs: "string" }, async (request, body) => body);
fastify.get("/item", { schema: { response: { 200: { $ref: "item#" } } } }, async () => ({})); // $ endpoint="GET /item" guard=none
