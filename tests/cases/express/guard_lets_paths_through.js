// What a guard makes of the path decides for each path: taken apart, joined, compared, looked up, matched.
const express = require("express");
const app = express();

const open = new Set(["/health", "/about"]);
const openPatterns = [/^\/docs(\/|$)/, /\.ico$/];

function requireKey(req, res, next) {
  const path = req.path.toLowerCase();
  const parts = path.split("/");
  if (open.has(path) || parts[1] === "static" || `${path}/`.startsWith("/feeds/")) return next();
  if (openPatterns.some((pattern) => pattern.test(path))) return next();
  if (!req.headers["x-api-key"]) return res.status(401).json({ error: "key" });
  next();
}

app.use(requireKey);
app.get("/health", (req, res) => res.send("ok"));  // $ endpoint="GET /health" guard=none
app.get("/about", (req, res) => res.send("ok"));  // $ endpoint="GET /about" guard=none
app.get("/healthy", (req, res) => res.send("ok"));  // $ endpoint="GET /healthy" guard=requireKey
app.get("/static/logo", (req, res) => res.send("ok"));  // $ endpoint="GET /static/logo" guard=none
app.get("/feeds", (req, res) => res.send("ok"));  // $ endpoint="GET /feeds" guard=none
app.get("/feeds/:id", (req, res) => res.send("ok"));  // $ endpoint="GET /feeds/:id" guard=none
app.get("/feedback", (req, res) => res.send("ok"));  // $ endpoint="GET /feedback" guard=requireKey
app.get("/docs/intro", (req, res) => res.send("ok"));  // $ endpoint="GET /docs/intro" guard=none
app.get("/docsearch", (req, res) => res.send("ok"));  // $ endpoint="GET /docsearch" guard=requireKey
app.get("/favicon.ico", (req, res) => res.send("ok"));  // $ endpoint="GET /favicon.ico" guard=none
app.get("/orders", (req, res) => res.send("ok"));  // $ endpoint="GET /orders" guard=requireKey

app.listen(3000);
