// $ oracle=no (there is only the sample of the file that a user writes)
// What a sample says, a user may change; what it does not name is unset unless somebody sets it.
const fs = require("fs");
const path = require("path");
const express = require("express");
const yaml = require("js-yaml");
const config = yaml.load(fs.readFileSync(path.join(__dirname, "config.yml"), "utf8"));
const more = JSON.parse(fs.readFileSync(path.join(__dirname, "more.json"), "utf8"));
const base = typeof config.base === "undefined" ? "/api" : config.base;
const app = express();
app.get(`${base}${config.things}`, (req, res) => res.json([])); // $ endpoint="GET /api/things"
if (config.statistics) {
  app.get("/statistics", (req, res) => res.json({})); // $ endpoint="GET /statistics" confidence=conditional
}
app.get(more.items, (req, res) => res.json([])); // $ endpoint="GET /items"
if (more.report) {
  app.get("/report", (req, res) => res.json({})); // $ endpoint="GET /report" confidence=conditional
}
app.listen(config.port);
