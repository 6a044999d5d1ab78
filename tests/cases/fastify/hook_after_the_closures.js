// A hook reaches the closures that stand already when a later plugin adds it.
const fastify = require("fastify")();
const fp = require("fastify-plugin");

fastify.register(async (app) => {
  app.get("/early", async () => ({})); // $ endpoint="GET /early" guard=keyOnly
  app.register(async (inner) => {
    inner.get("/inside", async () => ({})); // $ endpoint="GET /inside" guard=keyOnly
  });
});
fastify.register(
  fp(async (app) => {
    app.addHook("onRequest", async function keyOnly(request, reply) {
      if (!request.headers["x-api-key"]) return reply.code(401).send({});
    });
  }),
);
fastify.register(async (app) => {
  app.get("/late", async () => ({})); // $ endpoint="GET /late" guard=keyOnly
  app.register(async (inner) => {
    inner.register(
      fp(async (innermost) => {
        innermost.addHook("preHandler", async function adminOnly(request, reply) {
          if (request.headers["x-role"] !== "admin") return reply.code(403).send({});
        });
      }),
    );
    inner.get("/admin", async () => ({})); // $ endpoint="GET /admin" guard=keyOnly guard=adminOnly
  });
  app.get("/beside", async () => ({})); // $ endpoint="GET /beside" guard=keyOnly
});

fastify.listen({ port: 3000 });
