const fastify = require("fastify")();
async function requireUser(request, reply) {
  if (!request.headers.authorization) return reply.code(401).send({ error: "who?" });
}
fastify.register(async (closed) => {
  closed.get("/before", async () => ""); // $ endpoint="GET /closed/before" guard=requireUser
  closed.addHook("preHandler", requireUser);
  closed.get("/after", async () => ""); // $ endpoint="GET /closed/after" guard=requireUser
  closed.register(async (child) => {
    child.get("/x", async () => ""); // $ endpoint="GET /closed/child/x" guard=requireUser
  }, { prefix: "/child" });
}, { prefix: "/closed" });
fastify.get("/open", async () => ""); // $ endpoint="GET /open" guard=none
