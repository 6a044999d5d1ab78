const express = require("express");
const guards = {};
require("./guards")(guards);
const app = express();
app.get("/cabins", guards.counted, guards.aboardOnly, (req, res) => res.json([])); // $ endpoint="GET /cabins" guard="aboardOnly"
app.get("/deck", guards.counted, (req, res) => res.json([])); // $ endpoint="GET /deck" guard=none
app.listen(3000);
