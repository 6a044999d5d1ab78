const fastify = require("fastify")();
const autoload = require("@fastify/autoload");
fastify.register(autoload, { dir: `${__dirname}/modules`, dirNameRoutePrefix: false, ignorePattern: /^.*\.service\.js$/ });
