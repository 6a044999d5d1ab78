const express = require("express");
const app = express();
const requireUser = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));
const first = express.Router();
first.use(requireUser);
first.get("/one", (req, res) => res.end()); // $ endpoint="GET /api/one" guard=requireUser
const second = express.Router();
second.get("/two", (req, res) => res.end()); // $ endpoint="GET /api/two" guard=requireUser
const third = express.Router();
third.get("/three", (req, res) => res.end()); // $ endpoint="GET /other/three" guard=none
app.use("/api", first);
app.use("/api", second);
app.use("/other", third);
