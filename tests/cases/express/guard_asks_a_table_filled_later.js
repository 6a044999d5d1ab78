// $ oracle=no (nobody has filled the tables yet)
// A table that a module keeps is empty only until something fills it: what a guard finds in it when a request comes is not known.
const express = require("express");
const jwt = require("jsonwebtoken");
const app = express();

class Kept {
  constructor() {
    this.values = {};
  }
  put(name, value) {
    this.values[name] = value;
  }
  get(name) {
    if (this.values[name]) return this.values[name];
    throw new Error("not kept: " + name);
  }
}
const kept = new Kept();
const begun = new Kept();
begun.put("settings", {});
const NAME = "guarded";
const switches = {};
const trusted = new WeakSet();

const needed = (from) => from.get("settings").guarded === true;

async function asked(req, res, next) {
  if (trusted.has(req.socket) || !needed(kept)) return next();
  try {
    const token = req.headers.authorization;
    if (!token) throw new Error("no token");
    req.user = jwt.verify(token, "s");
    next();
  } catch (error) {
    res.json({ success: false });
  }
}

function askedOfAnother(req, res, next) {
  if (!needed(begun)) return next();
  if (!req.headers.authorization) return res.sendStatus(401);
  next();
}

function switched(req, res, next) {
  if (!switches[NAME]) return next();
  if (!req.headers.authorization) return res.sendStatus(401);
  next();
}

app.get("/kept", asked, (req, res) => res.json([])); // $ endpoint="GET /kept" guard=asked
app.get("/begun", askedOfAnother, (req, res) => res.json([])); // $ endpoint="GET /begun" guard=askedOfAnother
app.get("/switched", switched, (req, res) => res.json([])); // $ endpoint="GET /switched" guard=switched
app.listen(3000);
