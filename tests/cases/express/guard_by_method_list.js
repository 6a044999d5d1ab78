const express = require("express");
const app = express();
function methodGuard(req, res, next) {
  if (req.method === "GET") return next();
  if (!req.headers.authorization) return res.status(401).end();
  return next();
}
app.use("/admin", methodGuard);
app.post("/admin/x", (req, res) => res.end()); // $ endpoint="POST /admin/x" guard=methodGuard
