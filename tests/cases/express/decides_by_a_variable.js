const express = require("express");

const app = express();

function byStatus(req, res, next) {
  let status = 200;
  if (!req.headers.authorization) status = 401;
  if (status !== 200) {
    res.statusCode = status;
    res.end();
  } else {
    next();
  }
}

function byFlag(req, res, next) {
  let known = true;
  if (!req.get("x-api-key")) known = false;
  if (known) return next();
  res.sendStatus(403);
}

function byText(req, res, next) {
  const token = req.headers.authorization ? req.headers.authorization.slice(7) : "";
  if (token === "") return res.sendStatus(401);
  next();
}

const unlessRead = (guard) => (req, res, next) => {
  if (!["GET", "HEAD"].includes(req.method)) {
    guard(req, res, next);
  } else {
    next();
  }
};

const list = (req, res) => res.json([]);
app.get("/status", byStatus, list); // $ endpoint="GET /status" guard=byStatus
app.delete("/status", unlessRead(byStatus), list); // $ endpoint="DELETE /status" guard=byStatus
app.put("/flag", unlessRead(byFlag), list); // $ endpoint="PUT /flag" guard=byFlag
app.put("/text", unlessRead(byText), list); // $ endpoint="PUT /text" guard=byText
app.get("/flag", unlessRead(byFlag), list); // $ endpoint="GET /flag" guard=none
app.listen(3000);
