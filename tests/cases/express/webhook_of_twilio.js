const express = require("express");
const twilio = require("twilio");
const app = express();
app.post("/sms", twilio.webhook(), (req, res) => res.end()); // $ endpoint="POST /sms" guard=webhook
app.post("/call", twilio.webhook({ validate: false }), (req, res) => res.end()); // $ endpoint="POST /call" guard=none
app.listen(3000);
