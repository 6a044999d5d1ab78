const router = require("express").Router();
router.get("/login", (req, res) => res.end()); // $ endpoint="GET /api/login"
module.exports = router;
