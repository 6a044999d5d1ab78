const express = require("express");
const app = express();

function current_user(req, res, next) {
  next();
}

function getUser(req, res, next) {
  if (req.headers.authorization) res.locals.user = { name: "somebody" };
  next();
}

function requireUser(req, res, next) {
  if (!req.headers.authorization) return res.sendStatus(401);
  next();
}

app.use(current_user);
app.get("/pages", (req, res) => res.json([])); // $ endpoint="GET /pages" guard=none
app.get("/greeting", getUser, (req, res) => res.json({})); // $ endpoint="GET /greeting" guard=none
app.get("/me", requireUser, (req, res) => res.json({})); // $ endpoint="GET /me" guard=requireUser
app.listen(3000);
