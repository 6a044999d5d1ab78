const router = require("express").Router();
router.get("/list", (req, res) => res.end()); // $ endpoint="GET /old/list"
module.exports = router;
