// A hook reads from the route's own config whether it asks for credentials.
const fastify = require("fastify")();

fastify.register(async (app) => {
  app.addHook("onRequest", async function unlessPublic(request, reply) {
    if (request.routeOptions.config.public) return;
    if (!request.headers.authorization) return reply.code(401).send({});
  });
  app.get("/about", { config: { public: true } }, async () => ({})); // $ endpoint="GET /about" guard=none
  app.get("/inside", { config: { public: false } }, async () => ({})); // $ endpoint="GET /inside" guard=unlessPublic
  app.get("/notes", async () => ({})); // $ endpoint="GET /notes" guard=unlessPublic
});
fastify.register(async (app) => {
  app.addHook("preHandler", async function whenAsked(request, reply) {
    if (!request.routeOptions.config?.auth) return;
    if (!request.headers.authorization) return reply.code(401).send({});
  });
  app.get("/open", async () => ({})); // $ endpoint="GET /open" guard=none
  app.get("/closed", { config: { auth: true } }, async () => ({})); // $ endpoint="GET /closed" guard=whenAsked
});

fastify.listen({ port: 3000 });
