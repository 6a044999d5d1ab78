// A parameter that the path does not have is undefined, whoever asks: a hook that looks at it lets such a request by.
const fastify = require("fastify")();

fastify.register(async (app) => {
  app.addHook("preHandler", async (request, reply) => {
    if (request.params.teamId) {
      if (!request.headers.authorization) return reply.code(401).send("Who?");
    }
  });
  app.get("/teams/:teamId", async () => []); // $ endpoint="GET /teams/:teamId" guard=any
  app.get("/teams/:teamId(^[0-9]+)/rows", async () => []); // $ endpoint="GET /teams/:teamId(^[0-9]+)/rows" guard=any
  app.post("/paid", async () => []); // $ endpoint="POST /paid" guard=none
  app.get("/teams/:teamIdentity/name", async () => []); // $ endpoint="GET /teams/:teamIdentity/name" guard=none
});

fastify.register(async (app) => {
  app.addHook("onRequest", async (request, reply) => {
    const { shelf } = request.params;
    if ((shelf !== undefined || request.params["row"]) && !request.headers.authorization) return reply.code(401).send("Who?");
  });
  app.get("/shelves/:shelf", async () => []); // $ endpoint="GET /shelves/:shelf" guard=any
  app.get("/rows/:row", async () => []); // $ endpoint="GET /rows/:row" guard=any
  app.get("/shelves", async () => []); // $ endpoint="GET /shelves" guard=none
});

fastify.register(async (app) => {
  app.addHook("onRequest", async (request, reply) => {
    if (request.params["*"] !== "free" && !request.headers.authorization) return reply.code(401).send("Who?");
  });
  app.get("/files/*", async () => []); // $ endpoint="GET /files/*" guard=any
});
fastify.listen({ port: 3000 });
