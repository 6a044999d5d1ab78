// A middleware notes whether a token was right, another asks for the note; a third looks for a token and lets everybody by.
const express = require("express");
const jwt = require("jsonwebtoken");
const passport = require("passport");
const { ExtractJwt } = require("passport-jwt");
const app = express();
const tokenOf = ExtractJwt.fromExtractors([ExtractJwt.fromAuthHeaderAsBearerToken()]);

function noted(req, res, next) {
  let right = false;
  try {
    jwt.verify(req.header("X-Token"), "secret");
    right = true;
  } catch {}
  req.isAuthenticated = right;
  next();
}
function requireNote(req, res, next) {
  if (!req.isAuthenticated) return res.status(401).end();
  next();
}
function looked(req, res, next) {
  const token = tokenOf(req);
  if (!token || typeof token !== "string") return next();
  passport.authenticate("jwt", { session: false }, (error, user) => {
    if (error) return res.status(401).end();
    req.account = user;
    next();
  })(req, res, next);
}

app.get("/feed", noted, (req, res) => res.end()); // $ endpoint="GET /feed" guard=none
app.get("/notes", noted, requireNote, (req, res) => res.end()); // $ endpoint="GET /notes" guard=requireNote
app.get("/news", looked, (req, res) => res.end()); // $ endpoint="GET /news" guard=none

app.listen(3000);
