// Middleware in everybody's way asks an object that a setting has chosen: it is a guard, though the default's object lets everybody by.
// PATH stands for a setting of which nothing in the repository says whether it is set; wherever this runs, it is.
const express = require("express");
const app = express();

class Manager {
  constructor(kind) {
    this.kind = kind;
  }
  allows(req) {
    return this.kind === "none" || Boolean(req.headers.authorization);
  }
}

function asking(manager) {
  return function requireUser(req, res, next) {
    if (!manager.allows(req)) return res.sendStatus(401);
    next();
  };
}

function make() {
  if (process.env.PATH) return new Manager("jwt");
  return new Manager("none");
}

let kind = "none";
if (process.env.PATH) kind = "jwt";

const ofExpression = process.env.PATH ? new Manager("jwt") : new Manager("none");

app.get("/function", asking(make()), (req, res) => res.end()); // $ endpoint="GET /function" guard=requireUser
app.get("/expression", asking(ofExpression), (req, res) => res.end()); // $ endpoint="GET /expression" guard=requireUser
app.get("/word", asking(new Manager(kind)), (req, res) => res.end()); // $ endpoint="GET /word" guard=requireUser
app.get("/alone", asking(new Manager("none")), (req, res) => res.end()); // $ endpoint="GET /alone" guard=none

app.listen(3000);
