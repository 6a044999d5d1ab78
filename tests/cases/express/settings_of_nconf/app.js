// $ oracle=no: nconf is not installed there
const path = require("path");
const express = require("express");
const nconf = require("nconf");
nconf.argv().env({ separator: "__" });
nconf.file("default", path.join(__dirname, "config/default.json"));
nconf.file("local", { file: path.join(__dirname, "config/local.json") });
nconf.defaults({ prefix: "/x", api: "/never", docs: { route: "/docs" } });
const base = nconf.get("app:base").trim();
const app = express();
app.get(`${base}/health`, (req, res) => res.end()); // $ endpoint="GET /health"
app.get(`${nconf.get("api")}/items`, (req, res) => res.end()); // $ endpoint="GET /v1/items"
app.get(`${nconf.get("prefix")}/items`, (req, res) => res.end()); // $ endpoint="GET /x/items"
app.get(nconf.get("docs").route, (req, res) => res.end()); // $ endpoint="GET /docs"
nconf.set("late", "/late");
app.get(nconf.get("late"), (req, res) => res.end()); // $ endpoint="GET /late"
app.listen(3000);
