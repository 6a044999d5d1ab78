const express = require("express");
const { expressjwt } = require("express-jwt");
const app = express();
app.use(expressjwt({ secret: "s", algorithms: ["HS256"] }).unless({ path: ["/token"] }));
app.post("/token", (req, res) => res.end()); // $ endpoint="POST /token" guard=none
app.get("/data", (req, res) => res.end()); // $ endpoint="GET /data" guard=any
