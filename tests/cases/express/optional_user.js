const express = require("express");
const jwt = require("jsonwebtoken");
const app = express();
const attachUser = (req, res, next) => {
  try {
    req.user = jwt.verify(req.headers.authorization, "secret");
  } catch {
    req.user = null;
  }
  next();
};
app.use(attachUser);
app.get("/home", (req, res) => res.end()); // $ endpoint="GET /home" guard=none
