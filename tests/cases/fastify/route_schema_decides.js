// A hook reads from the route's own schema, as it stands in the API's document, whether it asks for credentials.
const fastify = require("fastify")();

const shown = { schema: { summary: "Shown to all", security: [] } };

fastify.register(async (app) => {
  app.addHook("preHandler", async function whereTheDocumentSaysSo(request, reply) {
    if (!request.routeOptions.schema?.security || request.routeOptions.schema?.security.length === 0) {
      return;
    }
    const token = request.headers.authorization?.split(" ")[1];
    if (!token) return reply.code(401).send({});
  });
  app.get("/plain", async () => ({})); // $ endpoint="GET /plain" guard=none
  app.get("/bare", { schema: { summary: "Bare" } }, async () => ({})); // $ endpoint="GET /bare" guard=none
  app.get("/shown", { ...shown }, async () => ({})); // $ endpoint="GET /shown" guard=none
  app.get("/kept", { schema: { security: [{ bearer: [] }] } }, async () => ({})); // $ endpoint="GET /kept" guard=whereTheDocumentSaysSo
});
fastify.register(async (app) => {
  app.addHook("onRequest", async function unlessHidden(request, reply) {
    const { schema } = request.routeOptions;
    if (schema && schema.hide) return;
    if (!request.headers.authorization) return reply.code(401).send({});
  });
  app.get("/hidden", { schema: { hide: true } }, async () => ({})); // $ endpoint="GET /hidden" guard=none
  app.get("/seen", { schema: { tags: ["seen"] } }, async () => ({})); // $ endpoint="GET /seen" guard=unlessHidden
});

fastify.listen({ port: 3000 });
