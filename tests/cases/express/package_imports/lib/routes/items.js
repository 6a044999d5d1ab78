import { Router } from "express";
const router = Router();
router.get("/items", (req, res) => res.end()); // $ endpoint="GET /api/items"
export { router as default };
