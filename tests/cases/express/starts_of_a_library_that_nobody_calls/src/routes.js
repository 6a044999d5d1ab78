const express = require("express");

const router = express.Router();
router.get("/queues", (req, res) => res.json(req.app.locals.queues)); // $ endpoint="GET /queues"
module.exports = router;
