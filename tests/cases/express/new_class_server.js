const express = require("express");
class Server {
  constructor() {
    this.app = express();
    this.middleware();
    this.routes();
  }
  middleware() { this.app.use(express.json()); }
  routes() {
    this.app.get("/", (req, res) => res.end()); // $ endpoint="GET /"
    this.app.use("/api", this.api());
  }
  api() {
    const router = express.Router();
    router.get("/x", this.x.bind(this)); // $ endpoint="GET /api/x"
    return router;
  }
  x(req, res) { res.end(); }
  listen() { this.app.listen(0); }
}
new Server().listen();
