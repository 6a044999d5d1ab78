// A wrapper around the handler is met on the way to it: one that refuses is a guard, one that catches errors is none.
const express = require("express");
const app = express();

const withUser = (handler) => async (req, res) => {
  if (!req.session?.user) return res.status(401).json({ error: "sign in" });
  return handler(req, res);
};
const withRole = (role, handler) => (req, res, next) => {
  if (!req.user || req.user.role !== role) {
    res.sendStatus(403);
    return;
  }
  handler(req, res, next);
};
const caught = (handler) => async (req, res) => {
  try {
    await handler(req, res);
  } catch (error) {
    res.status(error.name === "AuthError" ? 401 : 500).end();
  }
};

app.get("/notes", withUser(async (req, res) => res.json([]))); // $ endpoint="GET /notes" guard=withUser
app.get("/admin", withRole("admin", (req, res) => res.json([]))); // $ endpoint="GET /admin" guard=withRole
app.get("/news", caught(async (req, res) => { // $ endpoint="GET /news" guard=none
  if (req.query.lang === "none") return res.status(403).end();
  res.json([]);
}));
app.get("/both", caught(withUser(async (req, res) => res.json([])))); // $ endpoint="GET /both" guard=withUser

app.listen(3000);
