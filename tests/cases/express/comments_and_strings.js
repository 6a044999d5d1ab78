const express = require("express");
const app = express();
// app.get("/commented", handler);
/* app.post("/block", handler); */
const help = 'call app.get("/quoted", handler)';
const page = `app.get("/template", h) ${help}`;
app.get("/live", (req, res) => res.send(page)); // $ endpoint="GET /live"
