// $ fastify=^5.0.0
// Methods beside the common ones are added to the server first, and have their shorthand from then on.
const fastify = require("fastify")();

fastify.addHttpMethod("PROPFIND").addHttpMethod("LOCK", { hasBody: true });

fastify.propfind("/shelves", async () => "list"); // $ endpoint="PROPFIND /shelves"
fastify.lock("/shelves/:id", async () => "held"); // $ endpoint="LOCK /shelves/:id"
fastify.register(
  async (inner) => {
    inner.route({ method: "PROPFIND", url: "/boxes", handler: async () => "list" }); // $ endpoint="PROPFIND /inner/boxes"
    inner.propfind("/lids", async () => "list"); // $ endpoint="PROPFIND /inner/lids"
  },
  { prefix: "/inner" },
);
fastify.listen({ port: 3000 });
