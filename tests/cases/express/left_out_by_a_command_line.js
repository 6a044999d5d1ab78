// What is left out only when a command line says so is there.
const express = require("express");
const app = express();
const skipped = new Set();
const unwanted = [];
const off = new Map();
if (process.argv.includes("--no-reports")) skipped.add("reports");
if (process.argv.includes("--no-teams")) unwanted.push("teams");
if (process.argv.includes("--no-rooms")) off.set("rooms", true);
skipped.add("drafts");
const parts = {
  users: () => app.get("/users", (req, res) => res.end()), // $ endpoint="GET /users"
  reports: () => app.get("/reports", (req, res) => res.end()), // $ endpoint="GET /reports"
  teams: () => app.get("/teams", (req, res) => res.end()), // $ endpoint="GET /teams"
  rooms: () => app.get("/rooms", (req, res) => res.end()), // $ endpoint="GET /rooms"
  drafts: () => app.get("/drafts", (req, res) => res.end()),
};
for (const name of Object.keys(parts)) {
  if (!skipped.has(name) && !unwanted.includes(name) && !off.has(name)) parts[name]();
}
app.listen(3000);
