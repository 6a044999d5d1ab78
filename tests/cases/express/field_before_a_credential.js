// What a body or a path may say in place of who asks is nothing that strangers lack; a plain 401 for want of both is a refusal all the same.
const express = require("express");
const app = express();
app.use(express.json());

function isKnown(req, res, next) {
  const mail = ((req.body ? req.body.mail : "") || (req.user ? req.user.mail : "")).toLowerCase();
  if (!mail.includes("@")) return res.status(400).send({ code: "BAD_MAIL" });
  next();
}

function picksShop(req, res, next) {
  const shop = req.get("x-user-token") || req.params.shop;
  if (!shop) return res.status(400).send({ code: "NO_SHOP" });
  next();
}

function named(req, res, next) {
  const shop = (req.body ? req.body.shop : "") || req.get("x-user-token");
  if (!shop) return res.status(401).end();
  next();
}

function needsMail(req, res, next) {
  const mail = req.user?.mail || "";
  if (!mail) return res.status(401).send({ code: "BAD_MAIL" });
  next();
}

function either(req, res, next) {
  const shop = req.get("x-user-token") || (req.ip === "10.0.0.1" ? JSON.parse(req.hostname).shop : req.params.shop);
  if (!shop) return res.status(400).send({ code: "NO_SHOP" });
  next();
}

const greet = (req, res) => res.end();
app.post("/sign-in", isKnown, greet); // $ endpoint="POST /sign-in" guard=none
app.get("/of/:shop", picksShop, greet); // $ endpoint="GET /of/:shop" guard=none
app.post("/named", named, greet); // $ endpoint="POST /named" guard=named
app.post("/mail", needsMail, greet); // $ endpoint="POST /mail" guard=needsMail
app.get("/either/:shop", either, greet); // $ endpoint="GET /either/:shop" guard=none
app.listen(3000);
