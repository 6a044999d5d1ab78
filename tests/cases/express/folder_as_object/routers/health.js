const router = require("express").Router();
router.get("/healthz", (req, res) => res.end()); // $ endpoint="GET /healthz"
module.exports = router;
