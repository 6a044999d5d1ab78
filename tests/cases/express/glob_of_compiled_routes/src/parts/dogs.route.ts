import { Router } from "express";

const router = Router();
router.get("/", (req, res) => res.json([])); // $ endpoint="GET /dogs"
router.delete("/:id", (req, res) => res.end()); // $ endpoint="DELETE /dogs/:id"
export default router;
