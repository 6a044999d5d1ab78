const fastify = require("fastify")();
const fp = require("fastify-plugin");

const member = async (request, reply) => {
  if (!request.headers.authorization) return reply.code(401).send();
};
fastify.addHook("onRegister", (instance, options) => {
  instance.decorate("section", options.section ?? "none");
  if (options.guarded) instance.addHook("onRequest", member);
});
fastify.get("/", async () => ""); // $ endpoint="GET /" guard=none
fastify.register(fp(async (whole) => whole.get("/whole", async () => "")), { guarded: true }); // $ endpoint="GET /whole" guard=none
fastify.register(
  async (news) => {
    news.get(`/${news.section}`, async () => []); // $ endpoint="GET /news/daily" guard=none
  },
  { prefix: "/news", section: "daily" },
);
fastify.register(
  async (staff) => {
    staff.get("/", async () => []); // $ endpoint="GET /staff" guard=member
    staff.register(async (inner) => inner.get("/rota", async () => [])); // $ endpoint="GET /staff/rota" guard=member
  },
  { prefix: "/staff", guarded: true },
);
fastify.listen({ port: 3000 });
