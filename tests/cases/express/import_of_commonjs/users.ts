import express = require("express");
const router = express.Router();
router.get("/me", (req, res) => res.end()); // $ endpoint="GET /users/me"
export = router;
