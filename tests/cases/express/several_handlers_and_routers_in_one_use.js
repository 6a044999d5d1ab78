const express = require("express");
const app = express();
const log = (req, res, next) => next();
const first = express.Router();
const second = express.Router();
first.get("/one", (req, res) => res.end()); // $ endpoint="GET /api/one" guard=none
second.get("/two", (req, res) => res.end()); // $ endpoint="GET /api/two" guard=none
app.use("/api", log, [first, second]);
