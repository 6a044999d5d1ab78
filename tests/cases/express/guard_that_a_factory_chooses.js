const express = require("express");
const app = express();
const config = { authentication: true, authenticationForReading: false };

function authenticateReading(settings) {
  if (settings.authentication && settings.authenticationForReading) {
    return function (req, res, next) {
      if (!req.headers.authorization) return res.redirect(302, "/login");
      return next();
    };
  }
  return function (req, res, next) {
    return next();
  };
}

function authenticate(settings) {
  if (settings.authentication) {
    return function (req, res, next) {
      if (!req.headers.authorization) return res.sendStatus(401);
      return next();
    };
  }
  return function (req, res, next) {
    return next();
  };
}

function current_user(req, res, next) {
  next();
}

app.use(current_user);
app.get("/pages", authenticateReading(config), (req, res) => res.json([])); // $ endpoint="GET /pages" guard=none
app.post("/pages", authenticate(config), (req, res) => res.sendStatus(201)); // $ endpoint="POST /pages" guard=authenticate
app.listen(3000);
