const Express = require("express");
class Http {
  constructor() {
    this.app = Express();
    this.app.get("/guide", (req, res) => res.end()); // $ endpoint="GET /guide"
  }
}
exports.Http = Http;
