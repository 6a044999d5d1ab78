// $ oracle=no: what starts it has no suffix
const { Router } = require("express");
const router = Router();
router.get("/items", (req, res) => res.end()); // $ endpoint="GET /api/items"
module.exports = router;
