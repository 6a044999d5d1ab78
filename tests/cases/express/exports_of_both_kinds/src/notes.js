import { Router } from "express";

const router = Router();
router.get("/notes", (req, res) => res.json([])); // $ endpoint="GET /api/notes"

export default router;

module.exports = router;
