const express = require("express");
const app = express();
app.get("/items", (req, res) => { // $ endpoint="GET /items" guard=none
  if (req.query.limit > 100) return res.status(400).end();
  return res.json([]);
});
