// $ express=^4.18.2
const express = require("express");
const app = express();
app.get("/report/:year/:month?", (req, res) => res.end()); // $ endpoint="GET /report/:year/:month?"
app.get("/user/:id(\\d+)", (req, res) => res.end()); // $ endpoint="GET /user/:id(\d+)"
app.get("/files/*", (req, res) => res.end()); // $ endpoint="GET /files/*"
