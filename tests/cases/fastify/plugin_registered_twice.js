const fastify = require("fastify")();
async function items(instance, opts) {
  instance.get("/items", async () => opts.version); // $ endpoint="GET /v1/items" endpoint="GET /v2/items"
  if (opts.version > 1) instance.get("/new", async () => ""); // $ endpoint="GET /v2/new"
}
for (const version of [1, 2]) fastify.register(items, { prefix: `/v${version}`, version });
