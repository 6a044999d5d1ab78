const express = require("express");
const { unless } = require("express-unless");
const app = express();

function requireToken(req, res, next) {
  if (!req.headers.authorization) return res.status(401).end();
  next();
}
requireToken.unless = unless;

app.use(requireToken.unless({ path: ["/login", { url: "/users", methods: ["GET"] }] }));
app.post("/login", (req, res) => res.end()); // $ endpoint="POST /login" guard=none
app.get("/users", (req, res) => res.end()); // $ endpoint="GET /users" guard=none
app.post("/users", (req, res) => res.end()); // $ endpoint="POST /users" guard=requireToken
app.get("/notes", (req, res) => res.end()); // $ endpoint="GET /notes" guard=requireToken

app.listen(3000);
