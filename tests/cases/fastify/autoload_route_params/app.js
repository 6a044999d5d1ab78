const fastify = require("fastify")();
const path = require("path");
fastify.register(require("@fastify/autoload"), { dir: path.join(__dirname, "routes"), routeParams: true, options: { prefix: "api" } });
