// Object.assign copies symbols too: a plugin that is marked so has no scope of its own.
const app = require("fastify")();

const marked = Object.assign(
  async (scope) => {
    scope.addHook("onRequest", async (request, reply) => {
      if (!request.headers.authorization) return reply.code(401).send();
    });
  },
  { [Symbol.for("skip-override")]: true },
);
const plain = Object.assign(
  async (scope) => {
    scope.addHook("onRequest", async (request, reply) => reply.code(401).send());
  },
  { label: "plain" },
);

app.register(async (scope) => {
  scope.register(marked);
  scope.register(plain);
  scope.get("/shut", async () => ({})); // $ endpoint="GET /shut" guard=marked
});
app.get("/open", async () => ({})); // $ endpoint="GET /open" guard=none
app.listen({ port: 3000 });
