const express = require("express");

const app = express();
const OPEN = ["/open", "/health"];

function bySet(req, res, next) {
  const open = new Set(OPEN);
  if (open.has(req.path)) return next();
  if (!req.headers.authorization) return res.sendStatus(401);
  next();
}

function byMap(req, res, next) {
  const open = new Map([["/open", true]]);
  if (open.has(req.path) || req.headers.authorization) return next();
  res.sendStatus(401);
}

function bySetThatGrows(req, res, next) {
  const asked = new Set(OPEN);
  asked.delete("/open");
  if (asked.has(req.path) || req.headers.authorization) return next();
  res.sendStatus(401);
}

function keepsFrom(req, res, next) {
  const closed = new Set(OPEN);
  closed.add("/closed");
  if (!closed.has(req.path) || req.headers.authorization) return next();
  res.sendStatus(401);
}

const list = (req, res) => res.json([]);
app.use("/set", bySet);
app.get("/set/open", list); // $ endpoint="GET /set/open" guard=none
app.get("/set/closed", list); // $ endpoint="GET /set/closed" guard=bySet
app.use("/map", byMap);
app.get("/map/open", list); // $ endpoint="GET /map/open" guard=none
app.get("/map/closed", list); // $ endpoint="GET /map/closed" guard=byMap
app.use("/grows", bySetThatGrows);
app.get("/grows/open", list); // $ endpoint="GET /grows/open" guard=bySetThatGrows
app.use("/from", keepsFrom);
app.get("/from/closed", list); // $ endpoint="GET /from/closed" guard=keepsFrom
app.listen(3000);
