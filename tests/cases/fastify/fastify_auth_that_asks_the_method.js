// One of several ways in may let by without credentials, depending on what is asked for.
const fastify = require("fastify")();

fastify.register(require("@fastify/auth"));
fastify.register(async (app) => {
  async function reading(request) {
    if (request.method === "GET") return;
    throw new Error("not reading");
  }
  async function signedIn(request) {
    if (!request.headers.authorization) throw Object.assign(new Error("who?"), { statusCode: 401 });
  }
  app.addHook("preHandler", app.auth([reading, signedIn]));
  app.get("/notes", async () => ({})); // $ endpoint="GET /notes" guard=none
  app.post("/notes", async () => ({})); // $ endpoint="POST /notes" guard=fastify.auth
});
fastify.listen({ port: 3000 });
