const express = require("express");
const passport = require("passport");
const app = express();
app.use(passport.initialize());
app.post("/login", passport.authenticate("local"), (req, res) => res.end()); // $ endpoint="POST /login" guard=none
app.get("/auth/google", passport.authenticate("google", { scope: ["email"] })); // $ endpoint="GET /auth/google" guard=none
app.get("/auth/google/callback", passport.authenticate("google"), (req, res) => res.end()); // $ endpoint="GET /auth/google/callback" guard=none
app.get("/profile", passport.authenticate("jwt", { session: false }), (req, res) => res.end()); // $ endpoint="GET /profile" guard=any
