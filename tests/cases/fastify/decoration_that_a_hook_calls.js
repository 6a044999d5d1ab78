// $ oracle=no (the plugin that decorates the server is not installed)
// A hook of one's own calls what a plugin that is not to be seen has decorated the server with, and hands it the request and the answer.
const fastify = require("fastify")();
const house = require("@example/house-auth");

fastify.register(house, { keys: "https://id.example.org/jwks" });

fastify.register(async (app) => {
  app.get("/posts", { preValidation: (req, reply) => app.checkPermissions(req, reply, ["posts:read"]) }, async () => []); // $ endpoint="GET /posts" guard=any
  app.post("/posts", { onRequest: async (req, reply) => { await app.authenticate(req, reply); } }, async () => ({})); // $ endpoint="POST /posts" guard=any
  app.get("/front", { preHandler: async (req, reply) => { await app.countVisit(req, reply); } }, async () => ({})); // $ endpoint="GET /front" guard=none
  app.get("/hello", { preHandler: async (req) => { req.who = await app.getUser(req); } }, async () => ({})); // $ endpoint="GET /hello" guard=none
});

fastify.listen({ port: 3000 });
