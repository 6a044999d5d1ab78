const express = require("express");
const all = { development: { root: "/api", parts: ["users", "teams"], log: () => undefined }, production: { root: "/live" } };
const settings = JSON.parse(JSON.stringify(all["development"]));
all.development.root = "/changed";
all.development.parts.push("late");
const app = express();
for (const part of settings.parts) {
  app.get(`${settings.root}/${part}`, (req, res) => res.end()); // $ endpoint="GET /api/users" endpoint="GET /api/teams"
}
const open = JSON.parse(JSON.stringify({ secret: process.env.SHOP_SECRET_UNSET + Date.now(), root: "/open" }));
app.get(`${open.root}/all`, (req, res) => res.end()); // $ endpoint="GET /open/all"
if (settings.log) app.get("/log", (req, res) => res.end());
app.listen(3000);
