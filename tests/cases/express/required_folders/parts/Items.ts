import { Router } from "express";
const router = Router();
router.get("/all", (req, res) => res.end()); // $ endpoint="GET /items/all"
module.exports = router;
