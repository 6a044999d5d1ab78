// Answers as the company would that sends the messages. // $ oracle=no (a program of its own, which nothing starts)
const express = require("express");

const app = express();
app.post("/sms", (req, res) => res.json({ sent: true }));
app.listen(4000);
