// What a middleware keeps for the pages of those who signed in leads nobody to the error that it shows to everybody.
const express = require("express");
const session = require("express-session");
const app = express();
const state = { connected: true };

app.use(session({ secret: "x", resave: false, saveUninitialized: false }));
app.use((req, res, next) => {
  if (req.session?.account) {
    res.locals.account = req.session.account;
    req.session.account = null;
  }
  if (!state.connected) {
    res.status(500);
    res.end("not connected");
    return;
  }
  next();
});

function requireUser(req, res, next) {
  let user = null;
  if (req.session?.user) {
    user = req.session.user;
  }
  if (!user) {
    return res.status(401).end();
  }
  return next();
}

app.get("/", (req, res) => res.end()); // $ endpoint="GET /" guard=none
app.get("/me", requireUser, (req, res) => res.end()); // $ endpoint="GET /me" guard=requireUser
app.listen(3000);
