const express = require("express");
const cron = require("node-cron");
const { parentPort } = require("worker_threads");
const app = express();
cron.schedule("*/5 * * * *", () => {}); // $ job=npm:node-cron trigger="*/5 * * * *"
cron.validate("* * * * *");
app.get("/schedule", (req, res) => res.json({ cron: "* * * * *" })); // $ endpoint="GET /schedule"
