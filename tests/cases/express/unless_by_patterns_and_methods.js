const express = require("express");
const { expressjwt } = require("express-jwt");
const app = express();
const token = expressjwt({ secret: "s", algorithms: ["HS256"] });
app.use(
  "/api",
  token.unless({ path: [{ url: /^\/api\/shared\/\w+$/, methods: ["GET"] }, /^\/api\/(login|signup)$/, { url: "/api/ping", method: "GET" }] })
);
app.get("/api/shared/:id", (req, res) => res.end()); // $ endpoint="GET /api/shared/:id" guard=none
app.get("/api/shared/all", (req, res) => res.end()); // $ endpoint="GET /api/shared/all" guard=none
app.put("/api/shared/all", (req, res) => res.end()); // $ endpoint="PUT /api/shared/all" guard=expressjwt
app.post("/api/login", (req, res) => res.end()); // $ endpoint="POST /api/login" guard=none
app.post("/api/login/again", (req, res) => res.end()); // $ endpoint="POST /api/login/again" guard=expressjwt
app.get("/api/ping", (req, res) => res.end()); // $ endpoint="GET /api/ping" guard=none
app.post("/api/ping", (req, res) => res.end()); // $ endpoint="POST /api/ping" guard=expressjwt
app.use("/news", token.unless({ method: "GET" }));
app.get("/news", (req, res) => res.end()); // $ endpoint="GET /news" guard=none
app.post("/news", (req, res) => res.end()); // $ endpoint="POST /news" guard=expressjwt
const byNumber = (req, res, next) => {
  if (/^\/items\/\d+$/.test(req.path)) return next();
  if (!req.headers.authorization) return res.status(401).end();
  next();
};
app.use(byNumber);
app.get("/items/:id", (req, res) => res.end()); // $ endpoint="GET /items/:id" guard=none
app.get("/items/:id/owner", (req, res) => res.end()); // $ endpoint="GET /items/:id/owner" guard=byNumber
app.listen(3000);
