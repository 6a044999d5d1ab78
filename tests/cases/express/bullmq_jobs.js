const express = require("express");
const { Queue, Worker } = require("bullmq");
const connection = { host: "localhost" };
const mails = new Queue("mails", { connection });
new Worker("mails", async (job) => job.data, { connection }); // $ job=npm:bullmq trigger="mails"
const app = express();
app.post("/mails", async (req, res) => res.json(await mails.add("welcome", {}))); // $ endpoint="POST /mails"
