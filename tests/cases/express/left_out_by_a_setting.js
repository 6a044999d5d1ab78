// What is left out only when a setting says so is there: a setting is off until somebody sets it.
const express = require("express");
const app = express();
const skipped = new Set();
const off = new Map();
if (process.env.NO_REPORTS) skipped.add("reports");
if (process.env.NO_ROOMS) off.set("rooms", true);
skipped.add("drafts");
for (const name of ["users", "reports", "rooms", "drafts"]) {
  if (!skipped.has(name) && !off.has(name)) app.get(`/${name}`, (req, res) => res.end()); // $ endpoint="GET /users" endpoint="GET /reports" endpoint="GET /rooms"
}
app.listen(3000);
