const router = require("express").Router();
router.get("/", (req, res) => res.end()); // $ endpoint="GET /api/cats"
module.exports = router;
