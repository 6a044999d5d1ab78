// What answers because of a cache, a mode or a feature is no guard, whatever status it has and whoever it asks about.
const express = require("express");
const store = require("lru-cache");
const app = express();
const cache = new store();

async function cached(req, res, next) {
  const kept = await cache.get(`${req.user?.id}:${req.url}`);
  if (kept) return res.send(kept);
  next();
}
function featureFlagEnabled(req, res, next) {
  if (process.env.EXPERIMENTS === "off") return res.sendStatus(401);
  next();
}
function isSingleUserMode(req, res, next) {
  if (req.app.locals.mode === "shared") return res.sendStatus(401);
  next();
}

app.get("/cached", cached, (req, res) => res.end()); // $ endpoint="GET /cached" guard=none
app.get("/feature", featureFlagEnabled, (req, res) => res.end()); // $ endpoint="GET /feature" guard=none
app.get("/mode", isSingleUserMode, (req, res) => res.end()); // $ endpoint="GET /mode" guard=none

app.listen(3000);
