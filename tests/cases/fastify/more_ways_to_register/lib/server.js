const fastify = require("fastify");

class Server {
  static async create(options) {
    const server = new Server(options);
    await server.init();
    return server;
  }

  constructor({ prefix }) {
    this.prefix = prefix;
    this.app = fastify({ ignoreTrailingSlash: true });
  }

  async init() {
    this.app.get("/", { schema: { hide: true } }, async () => ""); // $ endpoint="GET /"
    ["live", "ready"].forEach((name) => this.app.get(`/health/${name}`, async () => "")); // $ endpoint="GET /health/live" endpoint="GET /health/ready"
  }

  async use(modules) {
    await this.app.register(async (api) => {
      for (const { name, plugin, versions } of Object.values(modules)) {
        for (const version of versions) {
          await api.register(plugin, { prefix: `/${version}/${name}` });
        }
      }
    }, { prefix: this.prefix });
  }

  start() {
    return this.app.listen({ port: 0 });
  }
}

module.exports = { Server };
