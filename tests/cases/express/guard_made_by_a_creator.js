// What a creator makes is named by what it makes: its guards ask a store of their own who asks.
const express = require("express");
const { AsyncLocalStorage } = require("async_hooks");
const app = express();
const current = new AsyncLocalStorage();
const answer = (req, res) => res.end();

const authMiddlewareCreator = (steps) => async (req, res, next) => {
  let outcome = { allowed: false };
  for (const step of steps) outcome = await step(current.getStore());
  if (!outcome.allowed) return res.status(403).end();
  return next();
};

const stockMiddlewareCreator = (shelf) => (req, res, next) => {
  if (shelf.length > Date.now()) return res.status(503).end();
  next();
};

const byServer = (context) => ({ allowed: Boolean(context) });

app.get("/files", authMiddlewareCreator([byServer]), answer); // $ endpoint="GET /files" guard=authMiddlewareCreator
app.get("/stock", stockMiddlewareCreator([]), answer); // $ endpoint="GET /stock"
app.listen(3000);
