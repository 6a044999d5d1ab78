const router = require("express").Router();
router.get("/items", (req, res) => res.end()); // $ endpoint="GET /v1/items"
module.exports = router;
