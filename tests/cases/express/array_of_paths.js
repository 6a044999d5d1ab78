const express = require("express");
const app = express();
app.get(["/colour", "/color"], (req, res) => res.end()); // $ endpoint="GET /colour" endpoint="GET /color"
const LEGACY = ["/v0/status", "/status"];
app.get(LEGACY, (req, res) => res.end()); // $ endpoint="GET /v0/status" endpoint="GET /status"
