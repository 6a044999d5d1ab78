import { createRequire } from "module";

const require = createRequire(import.meta.url);
const Router = require("express").Router;
const router = Router();
export default router;

router.post("/upload", (req, res) => res.end()); // $ endpoint="POST /images/upload"
