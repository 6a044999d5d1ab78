const router = require("express").Router();
router.get("/all", (req, res) => res.end()); // $ endpoint="GET /items/all"
module.exports = router;
