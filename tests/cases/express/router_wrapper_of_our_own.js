const express = require("express");
function createRouter(options) {
  const router = express.Router({ mergeParams: true, ...options });
  router.use((req, res, next) => next());
  return router;
}
const api = createRouter({ strict: true });
api.get("/made", (req, res) => res.end()); // $ endpoint="GET /api/made"
express().use("/api", api);
