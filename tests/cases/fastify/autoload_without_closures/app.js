// What autoload is told to load without closures adds its hooks to the server itself.
const fastify = require("fastify")();
const path = require("path");
const autoload = require("@fastify/autoload");
fastify.register(autoload, { dir: path.join(__dirname, "plugins"), encapsulate: false });
fastify.register(autoload, { dir: path.join(__dirname, "routes") });
