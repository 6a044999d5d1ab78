const fastify = require("fastify")();
fastify.get("/x", async () => ""); // $ endpoint="GET /x"
if (!fastify.hasRoute({ url: "/y", method: "GET" })) fastify.get("/y", async () => ""); // $ endpoint="GET /y" confidence=conditional
fastify.ready(() => fastify.printRoutes());
