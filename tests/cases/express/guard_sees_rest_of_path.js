// Below a path, a middleware sees only the rest of it in req.path and req.url; req.originalUrl is the whole.
const express = require("express");
const app = express();
const api = express.Router();
const shop = express.Router();
const OPEN = ["/login", "/files/*"];

const opens = (path) => OPEN.some((open) => {
  if (open.endsWith("*")) {
    return path.startsWith(open.slice(0, -1));
  }
  return path === open;
});

function requireToken(req, res, next) {
  if (opens(req.path) || req.url.indexOf("/docs") === 0) return next();
  if (!req.headers.authorization) return res.status(401).end();
  next();
}
function requireKey(req, res, next) {
  if (req.originalUrl === "/shop/open" || (req.baseUrl === "/shop" && req.path.match(/^\/news/))) return next();
  if (!req.headers["x-api-key"]) return res.status(401).end();
  next();
}

api.get("/login", (req, res) => res.end()); // $ endpoint="GET /api/login" guard=none
api.get("/files/a", (req, res) => res.end()); // $ endpoint="GET /api/files/a" guard=none
api.get("/docs/b", (req, res) => res.end()); // $ endpoint="GET /api/docs/b" guard=none
api.get("/notes", (req, res) => res.end()); // $ endpoint="GET /api/notes" guard=requireToken
app.use("/api", requireToken, api);

shop.use(requireKey);
shop.get("/open", (req, res) => res.end()); // $ endpoint="GET /shop/open" guard=none
shop.get("/news/a", (req, res) => res.end()); // $ endpoint="GET /shop/news/a" guard=none
shop.get("/cart", (req, res) => res.end()); // $ endpoint="GET /shop/cart" guard=requireKey
app.use("/shop", shop);

app.listen(3000);
