const path = require("node:path");
module.exports = async function app(fastify, opts) {
  fastify.register(require("./routes/users"), { prefix: "/users" });
  fastify.register(require("./routes"), { prefix: require("./config").prefix });
  fastify.register(import("./routes/esm.mjs"), { prefix: "/esm" });
};
