// A class that a package exports, and that whoever installs it makes and starts. // $ oracle=no (the package itself starts nothing)
const Fastify = require("fastify");
const routes = require("./routes");

function createApp(options = {}) {
  return Fastify({ bodyLimit: 1024, ...options });
}

class Server {
  constructor(options = {}) {
    this.app = createApp({ logger: true, ...options });
  }

  async start() {
    this.app.register(routes, { prefix: "/v1" });
    await this.app.listen({ port: 3000 });
  }
}

module.exports = Server;
