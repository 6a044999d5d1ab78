import { Router } from "express";
const router = Router();
router.get("/", (req, res) => res.end()); // $ endpoint="GET /users"
export default router;
