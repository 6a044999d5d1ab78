// $ oracle=no: object-path is not installed there
const express = require("express");
const objectPath = require("object-path");
const _ = require("lodash");
const settings = {};
_.set(settings, "api.prefix", "/v2");
objectPath.set(settings, ["api", "admin"], "/admin");
const found = {};
for (const file of require("fs").readdirSync(process.env.SETTINGS_FOLDER)) objectPath.set(found, file, { enabled: true });
const merged = _.mergeWith({}, { lists: ["a"], api: { users: "/users" } }, settings, (old, more) => (Array.isArray(old) ? old.concat(more) : undefined));
const app = express();
app.get(`${settings.api.prefix}/items`, (req, res) => res.end()); // $ endpoint="GET /v2/items"
app.get(`${merged.api.admin}${merged.api.users}`, (req, res) => res.end()); // $ endpoint="GET /admin/users"
if (_.has(settings, "api.admin")) app.get("/here", (req, res) => res.end()); // $ endpoint="GET /here"
if (_.has(settings, "api.nothing")) app.get("/not-here", (req, res) => res.end());
if (!found.directory) console.error("no directory is set");
else app.get("/directory", (req, res) => res.end()); // $ endpoint="GET /directory" confidence=conditional
app.listen(3000);
