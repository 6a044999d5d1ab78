const express = require("express");
const jwt = require("jsonwebtoken");
const app = express();
const auth = (...roles) => async (req, res, next) => {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.SECRET);
    if (!roles.includes(req.user.role)) return res.status(403).json({});
    return next();
  } catch {
    return res.status(401).json({});
  }
};
app.get("/users", auth("manageUsers"), (req, res) => res.end()); // $ endpoint="GET /users" guard=auth
app.get("/me", auth(), (req, res) => res.end()); // $ endpoint="GET /me" guard=auth
app.get("/ping", (req, res) => res.end()); // $ endpoint="GET /ping" guard=none
