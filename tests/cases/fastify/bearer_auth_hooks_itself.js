// The plugin for bearer keys adds its own hook to the scope, unless it is told not to.
const fastify = require("fastify")();
const bearer = require("@fastify/bearer-auth");

fastify.register(async (app) => {
  await app.register(bearer, { keys: new Set(["key"]) });
  app.get("/notes", async () => ({})); // $ endpoint="GET /notes" guard="fastify.verifyBearerAuth"
});
fastify.register(async (app) => {
  await app.register(bearer, { keys: new Set(["key"]), addHook: false });
  app.get("/about", async () => ({})); // $ endpoint="GET /about" guard=none
});

fastify.listen({ port: 3000 });
