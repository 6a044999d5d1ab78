// Where a token is looked for in a header as well as in a body or a path, a request without credentials has it nowhere.
const express = require("express");
const jwt = require("jsonwebtoken");
const app = express();
app.use(express.json());

const done = (req, res) => res.end();
const anywhere = (req) => (req.body || {}).token || req.query.token || req.headers["x-access-token"];
const headerFirst = (req) => req.headers.authorization || req.params.token;

const places = {
  header(req, key) {
    return req.headers && typeof req.headers[key] !== "undefined" ? req.headers[key] : false;
  },
  path(req, key) {
    return req.params && typeof req.params[key] !== "undefined" ? req.params[key] : false;
  },
  find(req, key) {
    const found = this.header(req, key);
    if (found !== false) return found;
    return this.path(req, key);
  },
};

const byTurns = (req) => {
  let found = null;
  if (req.headers.authorization) found = req.headers.authorization;
  else if (req.params.token) found = req.params.token;
  return found;
};

const known = (find) => (req, res, next) => {
  const token = find(req);
  if (!token) return next();
  jwt.verify(token, "s", (error, who) => {
    if (error) return res.status(401).end();
    req.who = who;
    return next();
  });
};

const wanted = (find) => (req, res, next) => {
  const token = find(req);
  if (!token) return res.status(403).end();
  jwt.verify(token, "s", (error, who) => {
    if (error) return res.status(401).end();
    req.who = who;
    return next();
  });
};

app.get("/guests/anywhere", known(anywhere), done); // $ endpoint="GET /guests/anywhere" guard=none
app.get("/guests/header", known(headerFirst), done); // $ endpoint="GET /guests/header" guard=none
app.get("/guests/places", known((req) => places.find(req, "x-ticket-token")), done); // $ endpoint="GET /guests/places" guard=none
app.get("/guests/turns", known(byTurns), done); // $ endpoint="GET /guests/turns" guard=none
app.get("/members/anywhere", wanted(anywhere), done); // $ endpoint="GET /members/anywhere" guard=wanted
app.get("/members/header", wanted(headerFirst), done); // $ endpoint="GET /members/header" guard=wanted
app.get("/members/places", wanted((req) => places.find(req, "x-ticket-token")), done); // $ endpoint="GET /members/places" guard=wanted
app.get("/members/turns", wanted(byTurns), done); // $ endpoint="GET /members/turns" guard=wanted

app.listen(3000);
