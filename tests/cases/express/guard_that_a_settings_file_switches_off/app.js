// $ oracle=no (the file lets everybody by)
// A guard that a committed file of settings lets everybody by stands in the request's way all the same.
const express = require("express");
const config = require("./config.json");
const app = express();
let locked = false;

function requireKey(req, res, next) {
  if (!config.auth.enabled) return next();
  return req.headers["x-api-key"] ? next() : res.sendStatus(401);
}

function requireUnlocked(req, res, next) {
  if (locked && !req.headers.authorization) return res.sendStatus(401);
  return next();
}

app.post("/lock", (req, res) => { // $ endpoint="POST /lock" guard=none
  locked = true;
  res.end();
});
app.get("/items", requireKey, (req, res) => res.end()); // $ endpoint="GET /items" guard=requireKey
app.get("/orders", requireUnlocked, (req, res) => res.end()); // $ endpoint="GET /orders" guard=requireUnlocked
app.listen(3000);
