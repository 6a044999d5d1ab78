const fastify = require("fastify")();
const seen = [];
fastify.addHook("onRoute", (route) => { seen.push(route.url); });
fastify.get("/x", async () => seen); // $ endpoint="GET /x" guard=none
