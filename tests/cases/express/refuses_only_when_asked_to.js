// A plain request has no parameters: what is refused only where one asks for it guards nothing.
const express = require("express");

const strictly = (req, res, next) => {
  if (req.query.strict !== undefined && !req.headers.authorization) return res.sendStatus(401);
  next();
};
const always = (req, res, next) => {
  if (req.query.lenient !== "harbour" && !req.headers.authorization) return res.sendStatus(401);
  next();
};

const app = express();
app.get("/boats", strictly, (req, res) => res.end()); // $ endpoint="GET /boats" guard=none
app.get("/oars", always, (req, res) => res.end()); // $ endpoint="GET /oars" guard=always
app.listen(3000);
