const router = require("express").Router();
router.get("/", (req, res) => res.json([])); // $ endpoint="GET /api/private/users"
router.put("/:id", (req, res) => res.end()); // $ endpoint="PUT /api/private/users/:id"
module.exports = router;
