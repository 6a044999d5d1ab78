const router = require("express").Router();
router.get("/items", (req, res) => res.end()); // $ endpoint="GET /api/v2/items"
module.exports = router;
