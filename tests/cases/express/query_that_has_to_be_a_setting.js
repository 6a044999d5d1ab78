const express = require("express");
const app = express();
const FEED_KEY = process.env.FEED_KEY || "change me";
const byKey = (req, res, next) => {
  if (req.query.key !== FEED_KEY) return res.sendStatus(403);
  next();
};
const bySize = (req, res, next) => {
  if (req.query.size === "large") return res.sendStatus(403);
  next();
};
app.get("/feed", byKey, (req, res) => res.end()); // $ endpoint="GET /feed" guard=byKey
app.get("/parts", bySize, (req, res) => res.end()); // $ endpoint="GET /parts" guard=none
app.listen(3000);
