const router = require("express").Router();
router.get("/never", (req, res) => res.end());
module.exports = router;
