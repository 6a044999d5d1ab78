// What is registered on an outer instance while an inner plugin loads is loaded inside that plugin; a route goes where it is called.
const Fastify = require("fastify");
const fp = require("fastify-plugin");

const signedIn = fp(async (instance) => {
  instance.addHook("preHandler", async (request, reply) => {
    if (!request.headers.authorization) return reply.code(401).send();
  });
});

async function notes(instance) {
  instance.get("/notes", async () => []); // $ endpoint="GET /mine/notes" guard=any
}

const app = Fastify();
app.register(async (outer) => {
  await outer.register(
    async (inner) => {
      await outer.register(signedIn);
      inner.get("/drafts", async () => []); // $ endpoint="GET /mine/drafts" guard=any
      inner.register(notes);
    },
    { prefix: "/mine" },
  );
  await outer.register(async (inner) => inner.get("/news", async () => [])); // $ endpoint="GET /news" guard=none
});
app.register(
  (inner, options, done) => {
    app.register(async (late) => late.get("/tags", async () => []), { prefix: "/v1" }); // $ endpoint="GET /api/v1/tags" guard=none
    app.get("/health", async () => "ok"); // $ endpoint="GET /health" guard=none
    done();
  },
  { prefix: "/api" },
);
app.listen({ port: 3000 });
