// Headers whose names are written together: Node gives them in lower case, so that no word begins inside.
const express = require("express");
const app = express();
const asking = (name) => function asks(req, res, next) {
  if (!req.headers[name]) return res.status(401).json({ error: name });
  next();
};
const answer = (req, res) => res.end();
app.get("/access", asking("accesstoken"), answer); // $ endpoint="GET /access" guard=asks
app.get("/user", asking("usertoken"), answer); // $ endpoint="GET /user" guard=asks
app.get("/key", asking("authkey"), answer); // $ endpoint="GET /key" guard=asks
app.listen(3000);
