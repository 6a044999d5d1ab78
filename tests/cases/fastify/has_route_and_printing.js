const fastify = require("fastify")();
fastify.get("/x", async () => ""); // $ endpoint="GET /x"
if (!fastify.hasRoute({ url: "/y", method: "GET" })) fastify.get("/y", async () => ""); // $ endpoint="GET /y"
fastify.ready(() => fastify.printRoutes());
