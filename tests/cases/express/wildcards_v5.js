// $ express=^5.1.0
const express = require("express");
const app = express();
app.get("/files/*path", (req, res) => res.end()); // $ endpoint="GET /files/*path"
app.get("/report{/:month}", (req, res) => res.end()); // $ endpoint="GET /report{/:month}"
app.all("/{*splat}", (req, res) => res.status(404).end()); // $ endpoint="ALL /{*splat}"
