const router = (module.exports = require("express").Router());
router.get("/", (req, res) => res.end()); // $ endpoint="GET /users"
