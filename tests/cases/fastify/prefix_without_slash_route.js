const fastify = require("fastify")();
fastify.register(async (instance) => {
  instance.get("/", async () => ""); // $ endpoint="GET /items"
  instance.get("", { handler: async () => "" , exposeHeadRoute: false, prefixTrailingSlash: "no-slash", constraints: { host: "a.example" } }); // $ endpoint="GET /items"
}, { prefix: "/items" });
