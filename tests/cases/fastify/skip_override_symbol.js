const fastify = require("fastify")();
async function shared(instance) {
  instance.get("/flat", async () => ""); // $ endpoint="GET /flat"
}
shared[Symbol.for("skip-override")] = true;
fastify.register(shared, { prefix: "/ignored" });
