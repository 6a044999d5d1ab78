const fastify = require("fastify")();
fastify.register(require("@fastify/autoload"), { dir: require("path").join(__dirname, "routes"), options: { prefix: "/api" } });
