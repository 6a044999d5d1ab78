const fastify = require("fastify");

const app = fastify();

const guard = async (request, reply) => {
  if (!request.headers.authorization) return reply.code(401).send();
};

app
  .register(async (scope) => {
    scope.get("/first", async () => 1); // $ endpoint="GET /first" guard=guard
  })
  .after(() => {
    app.decorate("known", guard);
    app.register(async (scope) => {
      scope.get("/inside", async () => 1); // $ endpoint="GET /inside" guard=guard
    });
    app.get("/later", { onRequest: app.known }, async () => 1); // $ endpoint="GET /later" guard=guard
  });
app.after((error, server, done) => {
  if (error) throw error;
  server.get("/told", async () => 1); // $ endpoint="GET /told" guard=guard
  done();
});
app.addHook("onRoute", (route) => {
  if (route.url !== "/open") route.preHandler = [].concat(route.preHandler || [], guard);
});
app.register(async (scope) => {
  scope.get("/last", { preHandler: scope.known }, async () => 1); // $ endpoint="GET /last" guard=guard
  scope.get("/open", async () => 1); // $ endpoint="GET /open" guard=none
});
app.listen({ port: 3000 });
