// What a guard makes of the method decides for each method; a table, a switch or a list of both are asked alike.
const express = require("express");
const app = express();
const reads = express.Router();
const table = express.Router();
const listed = express.Router();

reads.use(function writersOnly(req, res, next) {
  if (req.method === "GET" || req.method === "OPTIONS") return next();
  if (!req.headers.authorization) return res.sendStatus(401);
  next();
});
reads.get("/a", (req, res) => res.end()); // $ endpoint="GET /reads/a" guard=none
reads.post("/a", (req, res) => res.end()); // $ endpoint="POST /reads/a" guard=writersOnly
app.use("/reads", reads);

const free = { "/health": true };
table.use(function byTable(req, res, next) {
  if (free[req.path]) return next();
  switch (req.path) {
    case "/login":
    case "/register":
      return next();
    default:
      if (!req.headers.authorization) return res.sendStatus(401);
      next();
  }
});
table.get("/health", (req, res) => res.end()); // $ endpoint="GET /table/health" guard=none
table.get("/login", (req, res) => res.end()); // $ endpoint="GET /table/login" guard=none
table.get("/notes", (req, res) => res.end()); // $ endpoint="GET /table/notes" guard=byTable
app.use("/table", table);

const open = [{ path: "/listed/login", method: "POST" }];
listed.use(function byList(req, res, next) {
  if (open.find((item) => item.path === req.originalUrl && item.method === req.method)) return next();
  if (!req.headers.authorization) return res.sendStatus(401);
  next();
});
listed.post("/login", (req, res) => res.end()); // $ endpoint="POST /listed/login" guard=none
listed.get("/login", (req, res) => res.end()); // $ endpoint="GET /listed/login" guard=byList
app.use("/listed", listed);

app.listen(3000);
