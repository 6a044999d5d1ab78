// Passport's own strategy "session" only looks who asks.
const express = require("express");
const passport = require("passport");
const app = express();

app.get("/feed", passport.authenticate("session"), (req, res) => res.end()); // $ endpoint="GET /feed" guard=none
app.get("/notes", passport.authenticate("jwt", { session: false }), (req, res) => res.end()); // $ endpoint="GET /notes" guard="passport.authenticate(jwt)"

app.listen(3000);
