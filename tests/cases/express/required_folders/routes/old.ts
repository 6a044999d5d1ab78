import { Router } from "express";
const router = Router();
router.get("/old", (req, res) => res.end());
export default router;
