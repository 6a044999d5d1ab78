const express = require("express");
const asyncHandler = require("express-async-handler");
const app = express();
const auth = {
  jwt: async (req, res, next) => (req.headers.authorization ? next() : res.status(401).end()),
};
const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);
app.get("/a", asyncHandler(auth.jwt), (req, res) => res.end()); // $ endpoint="GET /a" guard=any
app.get("/b", wrap(auth.jwt), wrap((req, res) => res.end())); // $ endpoint="GET /b" guard=any
function admin(req, res, next) {
  if (!req.headers.admin) return res.status(403).end();
  next();
}
const log = (req, res, next) => next();
app.get("/d", wrap(auth.jwt), wrap(admin), (req, res) => res.end()); // $ endpoint="GET /d" guard=jwt guard=admin
app.get("/e", wrap(log), (req, res) => res.end()); // $ endpoint="GET /e" guard=none
app.get("/f", wrap(wrap(admin)), (req, res) => res.end()); // $ endpoint="GET /f" guard=admin
app.get("/c", wrap(async (req, res) => res.end())); // $ endpoint="GET /c" guard=none
