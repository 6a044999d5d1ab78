const fastify = require("fastify")();
async function items(instance, options) {
  const { base = "/default" } = options;
  instance.get(`${base}/list`, async () => ""); // $ endpoint="GET /custom/list" endpoint="GET /default/list"
}
fastify.register(items, { base: "/custom" });
fastify.register(items);
