const express = require("express");
const session = require("express-session");
const app = express();
app.use(session({ secret: "s" }));
const ensureLoggedIn = (req, res, next) => (req.session && req.session.userId ? next() : res.redirect("/login"));
app.get("/login", (req, res) => res.end()); // $ endpoint="GET /login" guard=none
app.get("/dashboard", ensureLoggedIn, (req, res) => res.end()); // $ endpoint="GET /dashboard" guard=ensureLoggedIn
const filled = (req, res, next) => (req.session.checkoutStep ? next() : res.redirect("/shop"));
const connected = (req, res, next) => {
  if (!req.session.host) {
    req.session.redirectUrl = req.originalUrl;
    return res.redirect("/");
  }
  return next();
};
app.get("/pay", filled, (req, res) => res.end()); // $ endpoint="GET /pay" guard=none
app.get("/blocks", connected, (req, res) => res.end()); // $ endpoint="GET /blocks" guard=none
