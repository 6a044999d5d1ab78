// $ oracle=no: passport-remember-me is not installed there
// The strategy "remember-me" signs in who has its cookie, and lets everybody else by.
const express = require("express");
const passport = require("passport");
const RememberMe = require("passport-remember-me").Strategy;
const app = express();

passport.use(new RememberMe((token, done) => done(null, { token }), (user, done) => done(null, user.token)));
app.use(passport.authenticate("remember-me"));
app.get("/pages", (req, res) => res.end()); // $ endpoint="GET /pages" guard=none
app.get("/notes", passport.authenticate("jwt", { session: false }), (req, res) => res.end()); // $ endpoint="GET /notes" guard="passport.authenticate(jwt)"

app.listen(3000);
