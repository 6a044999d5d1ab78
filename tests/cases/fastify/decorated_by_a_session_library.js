// A decoration without a name of its own is called by the name that it is found under.
const fastify = require("fastify")();
const plugin = require("fastify-plugin");
const { betterAuth } = require("better-auth");
const auth = betterAuth({});

fastify.register(plugin(async (app) => {
  app.decorate("authenticate", async (request, reply) => {
    const session = await auth.api.getSession({ headers: request.headers });
    if (!session) {
      reply.code(401).send({ message: "Unauthorized" });
      return reply;
    }
    request.account = session.user;
  });
}));
fastify.register(async (app) => {
  app.get("/notes", { preHandler: [app.authenticate] }, async () => ({})); // $ endpoint="GET /notes" guard=authenticate
});

fastify.listen({ port: 3000 });
