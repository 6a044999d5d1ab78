// $ oracle=no (what is asked for besides comes first, no setting knows a secret, and lodash is not installed)
// Checks of what a request says beside checks of who sends it: parameters of a program's own, a secret in the body, paths let by.
const express = require("express");
const _ = require("lodash");
const app = express();
app.use(express.json());

function inRoom(req, res, next) {
  if (!req.query.room) return res.status(400).end();
  if (!req.user) return res.status(401).end();
  next();
}

function fromChat(req, res, next) {
  if (req.body.token !== process.env.CHAT_TOKEN) return res.status(403).send("no");
  next();
}

function toTheMember(req, res, next) {
  if (req.query.preview) {
    if (!req.query.room) return res.status(400).end();
  }
  next();
}

app.get("/rooms", inRoom, (req, res) => res.end());  // $ endpoint="GET /rooms" guard=inRoom
app.post("/chat", fromChat, (req, res) => res.end());  // $ endpoint="POST /chat" guard=fromChat
app.get("/preview", toTheMember, (req, res) => res.end());  // $ endpoint="GET /preview" guard=none
app.get("/shown", (req, res) => {  // $ endpoint="GET /shown" guard=handler
  if (!req.query.room) return res.status(400).end();
  if (!req.user) return res.status(401).end();
  res.end();
});

app.use(function keys(req, res, next) {
  if (_.some(["/health", "/state"], (open) => open === req.path)) return next();
  if (_.includes(["/version"], req.path)) return next();
  if (!req.headers.authorization) return res.sendStatus(401);
  next();
});
app.get("/state", (req, res) => res.end());  // $ endpoint="GET /state" guard=none
app.get("/version", (req, res) => res.end());  // $ endpoint="GET /version" guard=none
app.get("/users", (req, res) => res.end());  // $ endpoint="GET /users" guard=keys

app.listen(3000);
