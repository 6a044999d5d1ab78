// Middleware that looks whether sessions work at all guards nothing: a store that is away is an error of the server.
const express = require("express");
const session = require("express-session");

const app = express();
app.use(session({ secret: "s", resave: false, saveUninitialized: true }));
app.use((req, res, next) => {
  if (!req.session) return next(new Error("no session store"));
  next();
});
app.get("/basket", (req, res) => res.json([])); // $ endpoint="GET /basket" guard=none
app.get("/ready", (req, res, next) => { // $ endpoint="GET /ready" guard=none
  if (!req.session) return res.status(500).end();
  res.end();
});
app.listen(3000);
