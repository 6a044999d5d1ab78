// $ oracle=no (the plugins are not installed there)
const path = require("node:path");
const fastify = require("fastify")();

fastify.register(require("fastify-autoroutes"), { dir: "./routes", prefix: "/api" });
fastify.register(require("fastify-now"), { routesFolder: path.join(__dirname, "now"), pathPrefix: "/now" });
fastify.listen({ port: 3000 });
