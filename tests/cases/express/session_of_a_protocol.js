const express = require("express");
const app = express();
app.use(express.json());
const running = new Map();
// The Model Context Protocol's own: it tells one conversation from another, and says nothing of who speaks.
function conversation(req, res, next) {
  const id = req.headers["mcp-session-id"];
  if (!id && req.body?.method !== "initialize") {
    return res.status(400).json({ error: "Bad Request: no session" });
  }
  req.transport = running.get(id);
  next();
}
app.post("/mcp", conversation, (req, res) => res.end()); // $ endpoint="POST /mcp" guard=none
app.listen(3000);
