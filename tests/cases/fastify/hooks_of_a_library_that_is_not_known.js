// $ oracle=no (the library is not to be had)
const fastify = require("fastify")();
const { setup } = require("@elsewhere/platform");

const platform = setup({ url: process.env.PLATFORM_URL });

async function orders(app, options) {
  app.get("/orders", { preHandler: [options.sessions.authenticate()] }, async () => []); // $ endpoint="GET /orders" guard=@elsewhere/platform.setup.sessionHooks.authenticate
  app.get("/prices", { preHandler: [options.sessions.remember()] }, async () => []); // $ endpoint="GET /prices" guard=none
  app.get("/login", { preHandler: [options.sessions.authenticate("github")] }, async () => ({})); // $ endpoint="GET /login" guard=none
}

fastify.register(orders, { sessions: platform.sessionHooks });
fastify.listen({ port: 3000 });
