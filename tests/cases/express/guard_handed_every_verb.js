// $ express=^4.22.0
// A guard for every verb of a pattern may be called by a function that hands it all that it was given; the pattern covers what begins like it.
const express = require("express");
const jwt = require("jsonwebtoken");
const app = express();

class Gate {
  static ticket(req, res, next) {
    try {
      req.ticket = jwt.verify(req.headers.authorization, "s");
      next();
    } catch (error) {
      res.status(401).send("no ticket");
    }
  }
}

app.get("/tracks/free", (req, res) => res.end()); // $ endpoint="GET /tracks/free" guard=none
app.all("/tracks/*", (req, res, next) => Gate.ticket(req, res, next)); // $ endpoint="ALL /tracks/*"
app.get("/tracks/1", (req, res) => res.end()); // $ endpoint="GET /tracks/1" guard=(anonymous)
app.all("/train*", (req, res, next) => Gate.ticket(req, res, next)); // $ endpoint="ALL /train*"
app.get("/trains", (req, res) => res.end()); // $ endpoint="GET /trains" guard=(anonymous)
app.post("/train.book", (req, res) => res.end()); // $ endpoint="POST /train.book" guard=(anonymous)
app.get("/tram", (req, res) => res.end()); // $ endpoint="GET /tram" guard=none
app.get("/x/trains", (req, res) => res.end()); // $ endpoint="GET /x/trains" guard=none
app.all("/depots", (req, res) => handle(req, res)); // $ endpoint="ALL /depots" guard=handler
app.get("/depots/1", (req, res) => res.end()); // $ endpoint="GET /depots/1" guard=none

function handle(req, res) {
  if (!req.headers.authorization) return res.status(401).end();
  return res.end();
}

app.listen(3000);
