const express = require("express");
const app = express();
const requireUser = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));
app.use("/private", requireUser);
app.get("/private/notes", (req, res) => res.end()); // $ endpoint="GET /private/notes" guard=requireUser
app.get("/public/notes", (req, res) => res.end()); // $ endpoint="GET /public/notes" guard=none
app.get("/privateer", (req, res) => res.end()); // $ endpoint="GET /privateer" guard=none
