// A server is a promise of itself: what is told by `then` gets the server, once what was registered is loaded.
const fastify = require("fastify")();

fastify.register(async (app) => {
  app.get("/first", async () => ({})); // $ endpoint="GET /first"
}).then((app) => {
  app.get("/second", async () => ({})); // $ endpoint="GET /second"
});
