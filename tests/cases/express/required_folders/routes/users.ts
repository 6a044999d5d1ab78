import { Router } from "express";
const router = Router();
router.get("/users", (req, res) => res.end()); // $ endpoint="GET /users"
export default router;
