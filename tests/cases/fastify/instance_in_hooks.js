// Hooks reach what the instance is decorated with: as `this`, as `request.server`, by the closure; and answers have methods of their own.
const fastify = require("fastify")();
const fp = require("fastify-plugin");

fastify.register(
  fp(async (app) => {
    app.decorate("whoAsks", async function (request) {
      const token = request.headers.authorization;
      if (!token) throw Object.assign(new Error("sign in"), { statusCode: 401 });
      return { token };
    });
    app.decorate("signedIn", async function signedIn(request) {
      request.person = await this.whoAsks(request);
    });
    app.decorate("known", async function known(request) {
      request.person = await request.server.whoAsks(request);
    });
    app.decorate("greeted", async function greeted(request) {
      request.greeting = this.whoAsks.name;
    });
    app.decorateReply("turnAway", function () {
      return this.code(403).send({});
    });
    app.decorateReply("welcome", function () {
      return this.header("x-welcome", "yes");
    });
  }),
);
fastify.register(async (app) => {
  app.get("/this", { preHandler: [app.signedIn] }, async () => ({})); // $ endpoint="GET /this" guard=signedIn
  app.get("/server", { preHandler: app.known }, async () => ({})); // $ endpoint="GET /server" guard=known
  app.get("/greeted", { preHandler: app.greeted }, async () => ({})); // $ endpoint="GET /greeted" guard=none
  app.get("/inline", { preHandler: async function inline(request, reply) { await this.signedIn(request, reply); } }, async () => ({})); // $ endpoint="GET /inline" guard=inline
  app.get("/away", { onRequest: async function away(request, reply) { if (!request.headers["x-api-key"]) return reply.turnAway(); } }, async () => ({})); // $ endpoint="GET /away" guard=away
  app.get("/welcome", { onRequest: async function open(request, reply) { if (!request.headers["x-api-key"]) reply.welcome(); } }, async () => ({})); // $ endpoint="GET /welcome" guard=none
});
fastify.register(async (app) => {
  app.addHook("onRequest", async function byRole(request, reply) {
    const { roles = [] } = request.routeOptions.config;
    if (!roles.length) return;
    if (!roles.includes(request.headers["x-role"])) return reply.code(403).send({});
  });
  app.get("/staff", { config: { roles: ["staff"] } }, async () => ({})); // $ endpoint="GET /staff" guard=byRole
  app.get("/all", async () => ({})); // $ endpoint="GET /all" guard=none
});

fastify.listen({ port: 3000 });
