const express = require("express");
const app = express();
function step1(req, res, next) {
  const key = req.header("x-api-key");
  if (key !== process.env.KEY_UNSET + "x") {
    res.status(401).json({ error: "bad key" });
    return;
  }
  next();
}
app.get("/data", step1, (req, res) => res.end()); // $ endpoint="GET /data" guard=step1
