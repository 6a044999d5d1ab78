// A guard that only a changed setting puts in place guards nothing as the code stands; with the routes of the same setting it does.
const express = require("express");
const basicAuth = require("express-basic-auth");
const app = express();
const api = express.Router();

const requireKey = (req, res, next) => (req.headers["x-api-key"] ? next() : res.sendStatus(401));

if (process.env.BASIC_USER) {
  app.use(basicAuth({ users: { [process.env.BASIC_USER]: "x" } }));
}
app.get("/open", (req, res) => res.end()); // $ endpoint="GET /open" guard=none

api.use(requireKey);
api.get("/items", (req, res) => res.end()); // $ endpoint="GET /api/items" guard=requireKey
app.use("/api", api);

if (process.env.METRICS) {
  app.use("/metrics", requireKey);
  app.get("/metrics", (req, res) => res.end()); // $ endpoint="GET /metrics" guard=any confidence=conditional
}
app.listen(3000);
