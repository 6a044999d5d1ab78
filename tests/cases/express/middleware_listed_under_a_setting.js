// Middleware that a list has only under a setting stands in nobody's way, as where a setting puts it to use.
const express = require("express");
const app = express();
const strict = (req, res, next) => {
  if (!req.headers.authorization) return res.status(401).end();
  next();
};
const counted = (req, res, next) => next();
const own = [counted];
if (process.env.SHOP_LOGIN) own.push(strict);
const always = [];
always.push(strict);
const before = [counted];
if (process.env.SHOP_CLOSED === "yes") before.unshift(strict);
app.get("/orders", ...own, (req, res) => res.end()); // $ endpoint="GET /orders" guard=none
app.get("/stock", own, (req, res) => res.end()); // $ endpoint="GET /stock" guard=none
app.get("/staff", ...always, (req, res) => res.end()); // $ endpoint="GET /staff" guard=strict
app.get("/rooms", [...own, strict], (req, res) => res.end()); // $ endpoint="GET /rooms" guard=strict
app.use("/news", ...before);
app.get("/news", (req, res) => res.end()); // $ endpoint="GET /news" guard=none
app.use(before, own);
app.get("/teams", (req, res) => res.end()); // $ endpoint="GET /teams" guard=none
app.listen(3000);
