const fastify = require("fastify")();
fastify.register(require("@fastify/jwt"), { secret: "supersecret-of-a-good-length-0123456789" });
fastify.decorate("authenticate", async (request, reply) => {
  try {
    await request.jwtVerify();
  } catch (error) {
    reply.send(error);
  }
});
fastify.register(async (instance) => {
  instance.get("/me", { onRequest: [instance.authenticate] }, async (request) => request.user); // $ endpoint="GET /me" guard=any
  instance.post("/login", async () => instance.jwt.sign({ sub: "1" })); // $ endpoint="POST /login" guard=none
});
