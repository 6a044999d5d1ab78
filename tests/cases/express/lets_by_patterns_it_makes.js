const express = require("express");

const app = express();
const OPEN = ["/open", "/health"];

function byPrefix(req, res, next) {
  if (OPEN.some((one) => new RegExp(`^${one}`).test(req.path))) return next();
  if (!req.headers.authorization) return res.sendStatus(401);
  next();
}

function byMatch(req, res, next) {
  const open = RegExp("^/OPEN$", "i");
  if (open.exec(req.path) || req.headers.authorization) return next();
  res.sendStatus(401);
}

const list = (req, res) => res.json([]);
app.use("/prefix", byPrefix);
app.get("/prefix/open/all", list); // $ endpoint="GET /prefix/open/all" guard=none
app.get("/prefix/closed", list); // $ endpoint="GET /prefix/closed" guard=byPrefix
app.use("/match", byMatch);
app.get("/match/open", list); // $ endpoint="GET /match/open" guard=none
app.get("/match/open/all", list); // $ endpoint="GET /match/open/all" guard=byMatch
app.listen(3000);
