// Passport's own callback is told why nobody is known: that a token has expired is not said of a request that brings none.
// $ oracle=no: passport is not installed there
const express = require("express");
const jwt = require("jsonwebtoken");
const passport = require("passport");
const accounts = { guest: { name: "guest" }, machines: [], renew: async (id) => ({ id }) };
const app = express();

function whoever(req, res, next) {
  passport.authenticate("jwt", { session: false }, async (err, user, info) => {
    if (err) return next();
    if (info instanceof Error && info.name === "TokenExpiredError") {
      user = await accounts.renew(jwt.decode(req.headers.authorization).id);
    }
    if (!user) {
      req.user = accounts.guest;
      return next();
    }
    if (user.machine && !accounts.machines.includes(user.machine)) {
      return next(new Error("API key is invalid"));
    }
    next();
  })(req, res, next);
}

function members(req, res, next) {
  passport.authenticate("jwt", { session: false }, (err, user, info) => {
    if (info) return res.status(401).json({ message: info.message });
    req.user = user;
    next();
  })(req, res, next);
}

const greet = (req, res) => res.end();
app.get("/pages", whoever, greet); // $ endpoint="GET /pages" guard=none
app.get("/drafts", members, greet); // $ endpoint="GET /drafts" guard=members
app.listen(3000);
