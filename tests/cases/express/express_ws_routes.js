const express = require("express");
const { app } = require("express-ws")(express());
app.ws("/echo", (ws, req) => ws.on("message", (m) => ws.send(m))); // $ endpoint="WS /echo"
app.get("/page", (req, res) => res.end()); // $ endpoint="GET /page"
