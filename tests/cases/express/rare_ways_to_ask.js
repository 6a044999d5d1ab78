const express = require("express");
const app = express();

function borrowed(req, res, next) {
  if (!Object.prototype.hasOwnProperty.call(req.headers, "authorization")) return res.sendStatus(401);
  next();
}
function reflected(req, res, next) {
  if (!Reflect.has(req.headers, "x-api-key")) return res.sendStatus(401);
  next();
}
function formatted(req, res, next) {
  if (req.headers.authorization) return next();
  res.format({ html: () => res.status(401).send("<p>no</p>"), json: () => res.status(401).json({}) });
}
function labelled(req, res, next) {
  check: {
    const header = req.headers.authorization;
    if (!header) break check;
    return next();
  }
  res.status(401).end();
}
function greeted(req, res, next) {
  greeting: {
    if (!req.headers["accept-language"]) break greeting;
    res.set("content-language", "en");
  }
  next();
}

app.get("/borrowed", borrowed, (req, res) => res.end()); // $ endpoint="GET /borrowed" guard=borrowed
app.get("/reflected", reflected, (req, res) => res.end()); // $ endpoint="GET /reflected" guard=reflected
app.get("/formatted", formatted, (req, res) => res.end()); // $ endpoint="GET /formatted" guard=formatted
app.get("/labelled", labelled, (req, res) => res.end()); // $ endpoint="GET /labelled" guard=labelled
app.get("/greeted", greeted, (req, res) => res.end()); // $ endpoint="GET /greeted" guard=none

app.listen(3000);
