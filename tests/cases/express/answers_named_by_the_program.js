// The answer has helpers that whoever extended the framework gave it; where the credential is missing, what they answer refuses.
const express = require("express");
express.response.badRequest = function (message, status) { return this.status(status || 401).json({ message }); };
const app = express();
function limitedUse(req, res, next) {
  if (!req.headers.authorization) {
    res.badRequest("Missing token");
  } else {
    next();
  }
}
function paged(req, res, next) {
  if (!req.query.page) {
    res.badRequest("Missing page", 422);
  } else {
    next();
  }
}
app.get("/reports", limitedUse, (req, res) => res.end()); // $ endpoint="GET /reports" guard=limitedUse
app.get("/pages", paged, (req, res) => res.end()); // $ endpoint="GET /pages" guard=none
app.listen(3000);
