// A pattern as the path of use: what it does not match goes by.
const express = require("express");
const app = express();

function requireToken(req, res, next) {
  if (!req.headers.authorization) return res.status(401).end();
  next();
}

app.use(/^\/(?!public).*/, requireToken);
app.get("/public/a", (req, res) => res.end()); // $ endpoint="GET /public/a" guard=none
app.get("/notes", (req, res) => res.end()); // $ endpoint="GET /notes" guard=requireToken

app.listen(3000);
