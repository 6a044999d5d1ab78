// $ express=^4.18.2
const express = require("express");
const app = express();
const requireUser = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));
app.get("/open", (req, res) => res.end()); // $ endpoint="GET /open" guard=none
app.all("/api/*", requireUser); // $ endpoint="ALL /api/*"
app.get("/api/notes", (req, res) => res.end()); // $ endpoint="GET /api/notes" guard=requireUser
