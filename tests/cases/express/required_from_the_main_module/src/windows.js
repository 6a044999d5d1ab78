const router = require("express").Router();
router.get("/", (req, res) => res.json([])); // $ endpoint="GET /windows"
module.exports = router;
