// A request that does not say whose data it means is refused, too; that asks for no credentials.
const fastify = require("fastify")();

class TenantNotResolved extends Error {
  constructor() {
    super("say which");
    this.statusCode = 400;
  }
}

fastify.register(async (app) => {
  app.addHook("onRequest", async (request, reply) => {
    const name = (process.env.TENANT_HEADER ?? "x-tenant-id").toLowerCase();
    const tenant = request.headers[name] || request.cookies?.tenant;
    if (!tenant) {
      reply.code(400);
      throw new Error("Tenant not specified");
    }
  });
  app.addHook("preHandler", (request, reply, done) => {
    if (!request.headers["x-tenant-id"] && !request.session?.tenant) {
      done(new TenantNotResolved());
      return;
    }
    done();
  });
  app.get("/notes", async () => ({})); // $ endpoint="GET /notes" guard=none
});
fastify.register(async (app) => {
  app.addHook("onRequest", async (request) => {
    if (!request.headers.authorization) throw new TenantNotResolved();
  });
  app.get("/about", async () => ({})); // $ endpoint="GET /about" guard=none
});
fastify.listen({ port: 3000 });
