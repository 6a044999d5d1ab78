// A module that a compiler makes CommonJS of: what it puts in the place of its exports is its default. // $ oracle=no (it has to be compiled)
import express from "express";

const router = express.Router();

export const all = (req, res) => res.json([]);

router.get("/orders", all); // $ endpoint="GET /api/orders"

module.exports = router;
