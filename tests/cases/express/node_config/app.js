// $ oracle=no: node-config is not installed there
const config = require("config");
const express = require("express");
const app = express();
app.use(config.get("api.prefix"), require("./routes/items"));
if (config.get("features.admin")) {
  app.get("/admin", (req, res) => res.end()); // $ endpoint="GET /admin" confidence=conditional
}
app.get(`${config.api.prefix}/health`, (req, res) => res.end()); // $ endpoint="GET /api/v2/health"
app.listen(config.get("port"));
