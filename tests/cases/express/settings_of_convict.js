// $ oracle=no
const convict = require("convict");
const express = require("express");
const config = convict({
  base: { doc: "Where the server answers.", format: String, default: "", env: "BASE_UNSET" },
  api: { format: String, default: "/api", env: "API_UNSET" },
  docs: { route: { format: String, default: "/docs" } },
});
config.loadFile("./local.json");
config.validate({ allowed: "strict" });
const app = express();
app.get(`${config.get("base")}/ping`, (req, res) => res.end()); // $ endpoint="GET /ping"
app.get(`${config.get("api")}/items`, (req, res) => res.end()); // $ endpoint="GET /api/items"
app.get(config.get("docs.route"), (req, res) => res.end()); // $ endpoint="GET /docs"
app.get(`${config.get("docs").route}/all`, (req, res) => res.end()); // $ endpoint="GET /docs/all"
