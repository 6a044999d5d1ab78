const router = require("express").Router();
module.exports = router;
router.get("/", (req, res) => res.end()); // $ endpoint="GET /teams"
