// $ oracle=no
const fastify = require("fastify");
const autoload = require("@fastify/autoload");

exports.createServer = async ({ folder, plugins = [] }) => {
  const server = fastify();
  for (const plugin of plugins) await server.register(plugin);
  if (folder) {
    await server.register(async (scoped) => scoped.register(autoload, { dir: folder }), { prefix: "/api" });
  }
  return server;
};
