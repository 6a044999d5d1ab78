exports.router = require("express").Router();
exports.router.get("/y", (req, res) => res.end()); // $ endpoint="GET /x/y"
