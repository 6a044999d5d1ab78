const express = require("express");
const app = express();
app.get("/live", (req, res) => res.end()); // $ endpoint="GET /live"
module.exports = app;
