// $ oracle=no: consign is not installed there
// Folders of modules, each called with the application; what they make hangs on it.
const express = require("express");
const consign = require("consign");
const app = express();
consign({ cwd: __dirname }).include("models").then("routes").exclude("routes/old.js").into(app);

const defaults = { PREFIX: "/api", METRICS: false, DOCS: true };
const env = { ...defaults, ...process.env };
if (env.DOCS) app.get(`${env.PREFIX}/docs`, (req, res) => res.end()); // $ endpoint="GET /api/docs" confidence=conditional
if (env.METRICS) app.get("/metrics", (req, res) => res.end()); // $ endpoint="GET /metrics" confidence=conditional
app.listen(3000);
