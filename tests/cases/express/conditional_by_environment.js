// $ oracle=no
const express = require("express");
const app = express();
app.get("/live", (req, res) => res.end()); // $ endpoint="GET /live"
if (process.env.ENABLE_DEBUG === "true") {
  app.get("/debug", (req, res) => res.end()); // $ endpoint="GET /debug" confidence=conditional
}
if (process.env.KIND === "a") app.get("/kind", (q, s) => s.end()); // $ endpoint="GET /kind" confidence=conditional
