const { RestServer } = require("./base");
const defaults = { port: 3000, spaces: ["blocks"] };

const routes = {
  blocks: () => [{ method: "GET", url: "/blocks/:id", handler: async () => "" }],
  debug: () => [{ method: "GET", url: "/debug", handler: async () => "" }],
};

class PublicServer extends RestServer {
  constructor(given) {
    const options = { ...defaults, ...given };
    super(options);
    this.options = options;
  }

  async registerRoutes() {
    for (const space of this.options.spaces) {
      for (const route of routes[space]()) {
        this.server.route(route); // $ endpoint="GET /blocks/:id" confidence=certain
      }
    }
  }
}

module.exports = { PublicServer };
