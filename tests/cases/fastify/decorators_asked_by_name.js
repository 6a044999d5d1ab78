// $ fastify=^5.5.0
const fastify = require("fastify")();
const fp = require("fastify-plugin");

fastify.register(
  fp(async (instance) => {
    instance.decorate("signedIn", async (request, reply) => {
      if (!request.headers.authorization) return reply.code(401).send();
    });
  }),
);
fastify.register(async (notes) => {
  const signedIn = notes.getDecorator("signedIn");
  notes.get("/notes", { onRequest: signedIn }, async () => []); // $ endpoint="GET /notes" guard=any
  if (notes.hasDecorator("signedIn")) notes.get("/about", async () => ""); // $ endpoint="GET /about" guard=none
});

fastify.listen({ port: 3000 });
