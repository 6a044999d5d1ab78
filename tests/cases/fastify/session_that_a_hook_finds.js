// A session that the program itself puts on the request: where there is none, nobody is signed in.
const fastify = require("fastify")();

const kept = new Map();
class Failure extends Error {
  constructor(statusCode, message) {
    super(message);
    this.statusCode = statusCode;
  }
}

fastify.addHook("onRequest", async (request) => {
  const id = request.headers["x-session-id"];
  if (!id) return;
  request.session = kept.get(id);
});

async function mustBeSignedIn(request) {
  if (!request.session) throw new Failure(401, "sign in first");
}

fastify.get("/news", async () => []); // $ endpoint="GET /news" guard=none
fastify.get("/drafts", { preHandler: mustBeSignedIn }, async () => []); // $ endpoint="GET /drafts" guard=mustBeSignedIn
fastify.get("/notes", { preHandler: async (request, reply) => { if (!request.session) return reply.code(401).send({}); } }, async () => []); // $ endpoint="GET /notes" guard=any
fastify.get("/basket", { preHandler: async (request) => { if (!request.session) request.session = {}; } }, async () => []); // $ endpoint="GET /basket" guard=none

fastify.listen({ port: 3000 });
