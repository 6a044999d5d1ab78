const fastify = require("fastify")();
const fp = require("fastify-plugin");

const member = async (request, reply) => {
  if (!request.headers.authorization) return reply.code(401).send();
};

fastify.register(
  fp(async (instance) => {
    instance.decorate("members", {
      getter() {
        return { get: (url, handler) => this.get(url, { onRequest: member }, handler) }; // $ endpoint="GET /clubs" endpoint="GET /top" guard=member
      },
    });
  }),
);
fastify.register(
  async (clubs) => {
    clubs.members.get("/", async () => []);
  },
  { prefix: "/clubs" },
);
fastify.after(() => fastify.members.get("/top", async () => []));

fastify.listen({ port: 3000 });
