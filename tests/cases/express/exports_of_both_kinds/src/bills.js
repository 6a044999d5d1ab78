import express from "express";

const router = express.Router();

export const all = (req, res) => res.json([]);

router.get("/bills", all); // $ endpoint="GET /api/bills"

module.exports = router;
