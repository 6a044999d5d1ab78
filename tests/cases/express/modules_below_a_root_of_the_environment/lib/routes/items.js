const router = require("express").Router();
router.get("/:id", (req, res) => res.end()); // $ endpoint="GET /items/:id"
module.exports = router;
