const { RestServer } = require("./base");

class AdminServer extends RestServer {
  constructor(options) {
    super(options);
    this.server.get("/keys", async () => ""); // $ endpoint="GET /keys"
  }
}

module.exports = { AdminServer };
