const fastify = require("fastify")();
const autoload = require("@fastify/autoload");
fastify.register(autoload, { dir: require("path").join(__dirname, "routes"), autoHooks: true, autoHooksPattern: /^hooks\.js$/ });
