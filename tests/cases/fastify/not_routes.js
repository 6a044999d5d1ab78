const fastify = require("fastify")();
const got = require("got");
const store = new Map();
fastify.decorate("cache", { get: (key) => store.get(key) });
fastify.get("/live", async () => { // $ endpoint="GET /live"
  await got.get("/remote");
  return fastify.cache.get("/k");
});
fastify.inject({ method: "GET", url: "/injected" }).catch(() => {});
// fastify.get("/commented", async () => "");
