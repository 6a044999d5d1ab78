const router = require("express").Router();
module.exports = exports = router;
exports.get("/x", (req, res) => res.end()); // $ endpoint="GET /more/x"
