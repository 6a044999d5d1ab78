// The handler of a route stands before its error handler; where it sends who has no account is no refusal.
const express = require("express");
const passport = require("passport");
const app = express();

function welcome(req, res) {
  if (req.user) return res.redirect("/home");
  res.redirect("/?failed=1");
}
function failed(error, req, res, next) {
  res.status(500).end();
}

app.post("/login", passport.authenticate("local", { failWithError: true }), welcome, failed); // $ endpoint="POST /login" guard=none

app.listen(3000);
