const express = require("express");
const app = express();
app.param("accountId", function checkOwner(req, res, next, id) {
  if (!req.headers.authorization) return res.status(403).end();
  next();
});
app.get("/accounts/:accountId", (req, res) => res.end()); // $ endpoint="GET /accounts/:accountId" guard=checkOwner
app.get("/accounts", (req, res) => res.end()); // $ endpoint="GET /accounts" guard=none
