const { Http } = require("./http");
class Registry {
  constructor() {
    this.http = new Http();
    this.http.app.get("/graphics", (req, res) => res.end()); // $ endpoint="GET /graphics"
  }
  open(port) { this.http.app.listen(port); }
}
exports.Registry = Registry;
