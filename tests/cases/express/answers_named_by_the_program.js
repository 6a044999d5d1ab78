// The answer has helpers that whoever extended the framework gave it; where the credential is missing, what they answer refuses.
const express = require("express");
express.response.badRequest = function (message, status) { return this.status(status || 401).json({ message }); };
express.response.sendJSON = function (res, status, message) { return res.status(status).json({ message }); };
express.response.problem = function (message, status) { return this.status(status).json({ message }); };
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
const people = new Map();
const known = (header) => people.get(header);
function permitted(req, res, next) {
  const person = known(req.headers.authorization);
  if (person && person.permits("lists")) {
    next();
    return;
  }
  res.sendJSON(res, 401, "Invalid or missing");
}
function member(req, res, next) {
  const person = known(req.headers.authorization);
  if (!person) return res.problem("Nobody", 403);
  return next();
}
app.get("/lists", permitted, (req, res) => res.end()); // $ endpoint="GET /lists" guard=permitted
app.get("/members", member, (req, res) => res.end()); // $ endpoint="GET /members" guard=member
app.get("/reports", limitedUse, (req, res) => res.end()); // $ endpoint="GET /reports" guard=limitedUse
app.get("/pages", paged, (req, res) => res.end()); // $ endpoint="GET /pages" guard=none
app.listen(3000);
