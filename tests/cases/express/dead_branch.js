const express = require("express");
const app = express();
const FEATURES = { beta: false, stable: true };
if (FEATURES.beta) app.get("/beta", (req, res) => res.end());
if (FEATURES.stable) app.get("/stable", (req, res) => res.end()); // $ endpoint="GET /stable"
