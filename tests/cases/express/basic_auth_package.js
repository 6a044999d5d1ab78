const express = require("express");
const basicAuth = require("express-basic-auth");
const app = express();
app.use("/ops", basicAuth({ users: { admin: "x" }, challenge: true }));
app.get("/ops/queues", (req, res) => res.end()); // $ endpoint="GET /ops/queues" guard=any
app.get("/ping", (req, res) => res.end()); // $ endpoint="GET /ping" guard=none
