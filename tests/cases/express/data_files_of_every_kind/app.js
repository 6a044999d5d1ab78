// $ oracle=no: the libraries that read the files are not installed there
// What committed YAML and JSON files say is read by name relative to where the program runs, as text or by the libraries themselves.
const express = require("express");
const fs = require("fs");
const yaml = require("js-yaml");
const YAML = require("yaml");
const yamljs = require("yamljs");
const jsonfile = require("jsonfile");
const { readJsonSync } = require("fs-extra");

const app = express();
const done = (req, res) => res.end();
const settings = yaml.load(fs.readFileSync("./data/settings.yml"));
let base = settings.server.base;
if (base.substr(-1) !== "/") base += "/";
app.get(base + "health", done); // $ endpoint="GET /v1/health"
for (const [path, methods] of Object.entries(YAML.parse(fs.readFileSync("data/paths.yaml", "utf8")).paths)) {
  for (const method of Object.keys(methods)) app[method](path, done); // $ endpoint="GET /items" endpoint="POST /items" endpoint="GET /tags"
}
yaml.loadAll(fs.readFileSync(__dirname + "/data/many.yaml", "utf8"), (one) => {
  app.get("/" + one.name, done); // $ endpoint="GET /first" endpoint="GET /second"
});
app.get(yamljs.load("./data/settings.yml").server.extra, done); // $ endpoint="GET /extra"
app.get(jsonfile.readFileSync("data/more.json").path, done); // $ endpoint="GET /more"
app.get(readJsonSync("./data/more.json").path + "/again", done); // $ endpoint="GET /more/again"
const local = yaml.load(fs.readFileSync("./data/local.yml", "utf8")); // made from data/local.yml.example by whoever installs it
app.get(local.base + "/local", done); // $ endpoint="GET /kept/local"
fs.readFile("data/more.json", "utf8", (error, text) => {
  app.get(JSON.parse(text).path + "/later", done); // $ endpoint="GET /more/later"
  app.listen(settings.server.port);
});
