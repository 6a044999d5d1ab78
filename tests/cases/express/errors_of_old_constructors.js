// Errors made by functions, as before there were classes: what they are given says whether they refuse.
// $ oracle=no: passport is not installed there
const util = require("util");
const express = require("express");
const passport = require("passport");

function PortError(message, statusCode) {
  Error.captureStackTrace(this, this.constructor);
  this.message = message;
  this.statusCode = statusCode;
}
util.inherits(PortError, Error);

function pilots(req, res, next) {
  passport.authenticate("jwt", { session: false }, function (error, user) {
    if (error || user === false) return next(new PortError("Nobody", 401));
    req.logIn(user, (failed) => (failed ? next(new PortError("Not now", 401)) : next(null, user)));
  })(req, res, next);
}
function keyed(req, res, next) {
  if (!req.headers["x-api-key"]) return next(new PortError("Whose?", 403));
  next();
}
function shaped(req, res, next) {
  if (!req.body) return next(new PortError("Nothing", 422));
  next();
}

const app = express();
app.get("/quays", pilots, (req, res) => res.end()); // $ endpoint="GET /quays" guard=pilots
app.get("/cranes", keyed, (req, res) => res.end()); // $ endpoint="GET /cranes" guard=keyed
app.post("/cranes", shaped, (req, res) => res.end()); // $ endpoint="POST /cranes" guard=none
app.listen(3000);
