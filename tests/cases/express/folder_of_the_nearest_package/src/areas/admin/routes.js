const router = require("express").Router();
router.get("/desks", (req, res) => res.end()); // $ endpoint="GET /api/admin/desks"
module.exports = router;
