const express = require("express");
const { Worker } = require("worker_threads");
const queue = { process: (f) => f(), add: () => {} };
const app = express();
queue.process(() => 1);
queue.add("x");
app.get("/x", (req, res) => res.json(process.env.X || null)); // $ endpoint="GET /x"
