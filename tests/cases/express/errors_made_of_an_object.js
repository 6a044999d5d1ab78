// An error's status stands in the object that it is made of, and what it says depends on what failed.
// $ oracle=no: passport is not installed there
const express = require("express");
const passport = require("passport");
const statuses = require("http-status");

class Problem extends Error {
  constructor({ message, status = 500 }) {
    super(message);
    this.status = status;
  }
}

const answered = (req, res, next, level) => async (err, user, info) => {
  const failed = err || info;
  const problem = new Problem({ message: failed ? failed.message : "Nobody", status: statuses.UNAUTHORIZED });
  try {
    if (failed || !user) throw failed;
    await req.logIn(user);
  } catch (error) {
    return next(problem);
  }
  return level.includes(user.level) ? next() : next(problem);
};
const members = (level = "all") => (req, res, next) =>
  passport.authenticate("jwt", { session: false }, answered(req, res, next, level))(req, res, next);
const known = (req, res, next) => {
  if (!req.headers.authorization) return next(new Problem({ status: 401, message: "Who is it?" }));
  next();
};
const filled = (req, res, next) => {
  if (!req.body) return next(new Problem({ status: 422, message: "Nothing there" }));
  next();
};

const app = express();
app.get("/boats", members(), (req, res) => res.end()); // $ endpoint="GET /boats" guard=members
app.get("/oars", known, (req, res) => res.end()); // $ endpoint="GET /oars" guard=known
app.post("/oars", filled, (req, res) => res.end()); // $ endpoint="POST /oars" guard=none
app.listen(3000);
