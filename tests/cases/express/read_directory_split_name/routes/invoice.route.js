const router = require("express").Router();
router.get("/list", (req, res) => res.end()); // $ endpoint="GET /invoice/list"
module.exports = router;
