// $ oracle=no (the framework lists both routes of a path, and the later one answers)
const express = require("express");
const app = express();
const items = express.Router();

function signedIn(req, res, next) {
  if (!req.headers.authorization) return res.sendStatus(401);
  next();
}

items.get("/", signedIn, (req, res) => res.json([])); // $ endpoint="GET /items" guard=signedIn
items.get("/:id", (req, res) => res.json({})); // $ endpoint="GET /items/:id" guard=signedIn

app.get(["/items", "/news"], (req, res, next) => {
  res.setHeader("Cache-Control", "no-store");
  next();
});
app.get("/items/:id", signedIn, (req, res, next) => {
  req.asked = Date.now();
  return next();
});
app.use("/items", items);
app.get("/news", (req, res) => res.json([])); // $ endpoint="GET /news" guard=none
app.get("/ping", (req, res, next) => { // $ endpoint="GET /ping" guard=none
  res.json({});
  next();
});
app.get("/ping", signedIn, (req, res) => res.json({}));
app.get("/alone", (req, res, next) => next()); // $ endpoint="GET /alone" guard=none

app.listen(3000);
