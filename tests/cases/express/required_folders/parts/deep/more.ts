import { Router } from "express";
const router = Router();
router.get("/deep", (req, res) => res.end());
module.exports = router;
