// $ oracle=no (nconf is not installed there)
// Objects of several sources are one, the first that says something wins; what is set goes before all; a provider of one's own, with own methods.
const path = require("path");
const express = require("express");
const nconf = require("nconf");

function absolute(settings, group, parent) {
  Object.entries(group).forEach(([key, value]) => {
    if (typeof value === "string" && value.match(/\/+/) && !path.isAbsolute(value)) {
      settings.set(parent + ":" + key, path.normalize(path.join(__dirname, value)));
    }
  });
}

function pagesOf() {
  return this.get("paths").pages;
}

function load() {
  const settings = new nconf.Provider();
  settings.file("overrides", path.join(__dirname, "config/overrides.json"));
  settings.argv();
  settings.env({ separator: "__", parseValues: true });
  settings.file("local", path.join(process.cwd(), "config." + process.env.NODE_ENV + ".json"));
  settings.file("defaults", { file: path.join(__dirname, "config/defaults.yaml"), format: require("nconf-yaml") });
  settings.pages = pagesOf.bind(settings);
  absolute(settings, settings.get("paths"), "paths");
  return settings;
}

const settings = load();
const app = express();
settings.get("parts:own").forEach((name) => {
  const part = require(path.join(settings.get("paths").parts, name));
  if (Object.prototype.hasOwnProperty.call(part, "mount")) {
    part.mount(app);
  }
});
app.get(settings.pages() + "/:id", (req, res) => res.end()); // $ endpoint="GET /pages/:id"
app.get(settings.get("paths:assets") + "/:name", (req, res) => res.end()); // $ endpoint="GET /srv/assets/:name"
if (settings.get("server").limits.reports) {
  app.get("/reports", (req, res) => res.end()); // $ endpoint="GET /reports" confidence=conditional
}
app.listen(3000);
