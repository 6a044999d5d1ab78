const router = require("express").Router();
router.get("/all", (req, res) => res.end()); // $ endpoint="GET /users/all"
module.exports = router;
