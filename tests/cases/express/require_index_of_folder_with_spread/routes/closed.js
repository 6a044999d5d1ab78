module.exports = require("express").Router().get("/", (req, res) => res.end()); // $ endpoint="GET /closed" guard=requireKey
