const express = require("express");
const app = express();
const router = express.Router();
function requireUser(req, res, next) {
  if (!req.headers.authorization) return res.status(401).send("no token");
  return next();
}
router.get("/before", (req, res) => res.end()); // $ endpoint="GET /api/before" guard=none
router.use(requireUser);
router.get("/after", (req, res) => res.end()); // $ endpoint="GET /api/after" guard=requireUser
app.use("/api", router);
app.get("/outside", (req, res) => res.end()); // $ endpoint="GET /outside" guard=none
