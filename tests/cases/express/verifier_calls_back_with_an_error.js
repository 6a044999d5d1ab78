const express = require("express");
const jwt = require("jsonwebtoken");
const app = express();
function known(req, res, next) {
  jwt.verify(req.get("x-access-token"), process.env.SECRET, (err, user) => {
    if (err) return next(err);
    req.user = user;
    next();
  });
}
function perhaps(req, res, next) {
  jwt.verify(req.get("x-access-token"), process.env.SECRET, (err, user) => {
    if (!err) req.user = user;
    next();
  });
}
function orNobody(req, res, next) {
  jwt.verify(req.get("x-access-token"), process.env.SECRET, function (error, user) {
    if (error) return next();
    if (user.blocked) return res.status(403).end();
    next();
  });
}
app.get("/me", known, (req, res) => res.end()); // $ endpoint="GET /me" guard=known
app.get("/news", perhaps, (req, res) => res.end()); // $ endpoint="GET /news" guard=none
app.get("/shop", orNobody, (req, res) => res.end()); // $ endpoint="GET /shop" guard=none
app.use((err, req, res, next) => res.status(401).end());
app.listen(3000);
