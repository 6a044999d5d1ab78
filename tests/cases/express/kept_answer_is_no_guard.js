const express = require("express");
const app = express();
const kept = new Map();
const MOST = 60_000;
app.use((req, res, next) => {
  if (req.method !== "GET") return next();
  if (req.headers.authorization && !req.path.startsWith("/shared")) return next();
  const who = req.headers.authorization || "nobody";
  const key = `${who.slice(-20)}:${req.url}`;
  const answer = kept.get(key);
  if (answer && Date.now() - answer.at < MOST) {
    res.set("X-Kept", "yes");
    return res.json(answer.data);
  }
  const json = res.json.bind(res);
  res.json = (data) => {
    kept.set(key, { data, at: Date.now() });
    return json(data);
  };
  next();
});
const owners = new Map();
function ownItem(req, res, next) {
  const owner = owners.get(req.headers.authorization);
  if (owner && owner.closed) {
    return res.status(403).end();
  }
  if (!owner && req.method !== "HEAD") {
    return res.status(401).json({ error: "who are you" });
  }
  next();
}
app.get("/items", (req, res) => res.json([])); // $ endpoint="GET /items" guard=none
app.post("/items", ownItem, (req, res) => res.json([])); // $ endpoint="POST /items" guard=ownItem
app.listen(3000);
