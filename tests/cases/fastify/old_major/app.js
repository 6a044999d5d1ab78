// $ fastify=^4.28.0
const fastify = require("fastify")({ logger: false });
fastify.all("/any", async () => ""); // $ endpoint="ALL /any"
fastify.register(require("./routes"), { prefix: "/r" });
fastify.listen({ port: 0 }, () => {});
