// A wrapper that names for its log who asks refuses nobody for it.
const express = require("express");
const { format } = require("util");
const app = express();
app.use(express.json());
const problems = (req) => (req.get("x-odd") ? ["odd"] : []);

const logged = (handler) => (req, res, next) => {
  let line = format("%s %s", req.method, req.url);
  if (req.user) {
    line = format("%s (user: %s)", line, req.user.name);
  } else if (req.session) {
    line = `${line} (session)`;
  }
  console.log(line);
  if (problems(req).length) {
    throw Object.assign(new Error("odd request"), { status: 422 });
  }
  Promise.resolve(handler(req, res, next)).catch(next);
};
const strict = (handler) => (req, res, next) => {
  let name = "";
  if (req.user) {
    name = req.user.name;
  }
  console.log(name);
  if (!name) {
    res.status(401).end();
    return;
  }
  handler(req, res, next);
};

app.get("/doors", logged((req, res) => res.json([]))); // $ endpoint="GET /doors" guard=none
app.get("/windows", strict((req, res) => res.json([]))); // $ endpoint="GET /windows" guard=strict
app.listen(3000);
