// Routes of a table share one function, which asks for credentials where the row says so, and then calls the row's handler: it guards that.
const express = require("express");

const app = express();

function member(req) {
  return req.headers.authorization === "Bearer sesame" ? { name: "ali" } : null;
}

const closed = [{ method: "get", path: "/orders", auth: true, handler: (req, res) => res.json([]) }];
const open = [
  { method: "post", path: "/sessions", auth: false, handler: (req, res) => res.json({}) },
  { method: "get", path: "/items", handler: (req, res) => res.json([]) },
];

for (const row of closed) {
  app[row.method](row.path, async (req, res) => { // $ endpoint="GET /orders" guard=any
    if (row.auth) {
      const user = await member(req);
      if (!user) {
        return res.status(401).json({ error: "who are you?" });
      }
      req.user = user;
    }
    return row.handler(req, res);
  });
}

for (const row of open) {
  app[row.method](row.path, async (req, res) => { // $ endpoint="POST /sessions" endpoint="GET /items" guard=none
    if (row.auth) {
      const user = await member(req);
      if (!user) {
        return res.status(401).json({ error: "who are you?" });
      }
      req.user = user;
    }
    return row.handler(req, res);
  });
}

app.listen(3000);
