// $ oracle=no: what boots the case is a primary
const cluster = require("node:cluster");
const express = require("express");

if (cluster.isPrimary) {
  for (let i = 0; i < 2; i += 1) cluster.fork();
} else {
  const app = express();
  app.get("/work", (req, res) => res.end()); // $ endpoint="GET /work"
  app.listen(3000);
}
