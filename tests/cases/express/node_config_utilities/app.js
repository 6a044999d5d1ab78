// $ oracle=no: node-config is not installed there
// What the settings' own functions make of the settings and of defaults in the code.
const config = require("config");
const express = require("express");
const app = express();
const defaults = { leaves: { on: false }, api: { prefix: "/none", version: "v1" }, health: { path: "/health" } };
const read = () => config.util.extendDeep({}, defaults, config.util.toObject());
const all = read();
app.get(all.api.prefix + "/" + all.api.version, (req, res) => res.end()); // $ endpoint="GET /api/v1"
app.get(all.health.path, (req, res) => res.end()); // $ endpoint="GET /health"
if (all.extra.on) {
  app.get("/extra", (req, res) => res.end()); // $ endpoint="GET /extra" confidence=conditional
}
if (all.leaves.on) {
  app.get("/falling", (req, res) => res.end()); // $ endpoint="GET /falling" confidence=conditional
}
const copy = config.util.cloneDeep(defaults);
copy.health.path = "/copied";
app.get(copy.health.path, (req, res) => res.end()); // $ endpoint="GET /copied"
config.util.setModuleDefaults("shelf", { path: "/shelf", depth: 2 });
app.get(config.get("shelf.path"), (req, res) => res.end()); // $ endpoint="GET /shelf"
config.util.setPath(config, ["pages", "path"], "/leaves");
app.get(config.get("pages.path"), (req, res) => res.end()); // $ endpoint="GET /leaves"
app.listen(3000);
