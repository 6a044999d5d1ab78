const { fastify } = require("fastify");

class RestServer {
  constructor(options) {
    this.options = options;
    const server = fastify({ bodyLimit: options.bodyLimit });
    server.addHook("onRequest", async () => {});
    this.server = server;
  }

  async listen() {
    await this.server.listen({ port: this.options.port });
  }
}

module.exports = { RestServer };
