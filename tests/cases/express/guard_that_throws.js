const express = require("express");
const createError = require("http-errors");
const app = express();
class Unauthorized extends Error {
  constructor() { super("unauthorized"); this.status = 401; }
}
const protect = (req, res, next) => {
  if (!req.headers.authorization) throw new Unauthorized();
  next();
};
app.get("/a", protect, (req, res) => res.end()); // $ endpoint="GET /a" guard=protect
