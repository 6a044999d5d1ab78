const express = require("express");
const app = express();
const counts = new Map();

async function hit(who) {
  counts.set(who, (counts.get(who) ?? 0) + 1);
  return [counts.get(who)];
}

async function countRequests(req, res, next) {
  const apiKey = req.headers.authorization?.replace("Bearer ", "") || String(req.query.api_key ?? "");
  if (process.env.COUNT_REQUESTS !== "no" && apiKey) {
    if (!(await hit("key:" + apiKey))) return res.status(400).json({ error: "invalid key" });
    res.locals.paying = true;
  }
  res.locals.who = res.locals.paying ? apiKey : req.ip;
  const [used] = await hit(res.locals.who);
  const left = (res.locals.paying ? 300 : 20) - Number(used);
  res.set({ "X-Left": left });
  if (left < 0) return res.status(429).json({ error: "too many requests" });
  return next();
}

app.use(countRequests);
app.get("/matches", (req, res) => res.json([])); // $ endpoint="GET /matches" guard=none
app.listen(3000);
