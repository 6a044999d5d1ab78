// Who sends a wrong credential is refused; who sends none goes on as a guest.
const express = require("express");
const app = express();
const guest = { id: 0 };
const permits = new Map();

class RequestError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

const identified = async (req, res, next) => {
  const asked = new URL(req.url, "http://localhost").searchParams.get("auth");
  if (asked) {
    const user = await req.app.locals.users?.verify(asked);
    if (!user) throw new RequestError("invalid auth parameter", 401);
  }
  if (req.headers.permit) {
    const permit = permits.get(String(req.headers.permit));
    if (!permit) return res.status(401).json({ error: "unknown permit" });
    req.permit = permit;
  }
  if (req.headers.authorization) {
    const user = permits.get(req.headers.authorization);
    if (!user) return res.status(401).json({ error: "invalid key" });
    req.user = user;
  }
  req.user = req.user || guest;
  return next();
};
const permitted = (req, res, next) => {
  if (!req.headers.permit) return res.status(401).json({ error: "a permit is missing" });
  return next();
};
const wrapped = (callback) => async (req, res, next) => {
  try {
    await callback(req, res, next);
  } catch (error) {
    next(error);
  }
};
const attached = async (req, res, next) => {
  req.user = await require("known-users").find(req.headers.authorization);
  return next();
};
app.use(express.json());
app.get("/pages", identified, (req, res) => res.json([])); // $ endpoint="GET /pages" guard=none
app.get("/permits", permitted, (req, res) => res.json([])); // $ endpoint="GET /permits"
app.get("/guests", wrapped(attached), (req, res) => res.json([])); // $ endpoint="GET /guests" guard=none
app.listen(3000);
