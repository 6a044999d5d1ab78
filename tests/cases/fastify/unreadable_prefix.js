// $ oracle=no
const fastify = require("fastify")();
const { prefixFor } = require("@acme/tenants");
fastify.register(async (instance) => {
  instance.get("/ping", async () => ""); // $ endpoint="GET /{?}/ping" confidence=approximate
}, { prefix: prefixFor("a") });
