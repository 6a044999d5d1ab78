const fastify = require("fastify")();
async function forgotten(instance) {
  instance.get("/ghost", async () => "");
}
fastify.get("/live", async () => ""); // $ endpoint="GET /live"
module.exports = { fastify, forgotten };
