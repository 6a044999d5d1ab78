const router = require("express").Router();
router.get("/:id", (req, res) => res.end()); // $ endpoint="GET /api/dogs/:id"
module.exports = router;
