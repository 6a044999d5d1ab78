const express = require("express");
const app = express();
const requireAdmin = (req, res, next) => {
  if (!req.user || req.user.role !== "admin") return res.sendStatus(403);
  next();
};
const router = express.Router();
router.get("/stats", (req, res) => res.end()); // $ endpoint="GET /admin/stats" endpoint="GET /open/stats"
app.use("/admin", requireAdmin, router);
app.use("/open", router);
