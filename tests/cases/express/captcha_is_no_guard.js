// A captcha asks whether somebody is there, not who.
const express = require("express");
const app = express();

function solved(req, res, next) {
  if (!req.headers["x-captcha-token"]) return res.sendStatus(400);
  next();
}

app.post("/register", solved, (req, res) => res.end()); // $ endpoint="POST /register" guard=none

app.listen(3000);
