import { Router } from "express";
export { router as default };
const router: Router = Router();
router.get("/x", (req, res) => { res.end(); }); // $ endpoint="GET /h/x"
