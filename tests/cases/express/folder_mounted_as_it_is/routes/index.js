const router = require("express").Router();
router.get("/", (req, res) => res.end()); // $ endpoint="GET /"
module.exports = router;
