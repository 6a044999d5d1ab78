const fastify = require("fastify")();
const autoload = require("@fastify/autoload");
const path = require("path");
fastify.register(autoload, { dir: path.join(__dirname, "modules"), matchFilter: (file) => file.endsWith(".route.js"), dirNameRoutePrefix: false });
fastify.register(autoload, { dir: path.join(__dirname, "more"), matchFilter: /routes?\.js$/, indexPattern: /^main\.js$/, ignoreFilter: "draft" });
