const express = require("express");
const app = express();
const router = express.Router();
router.get("/list", (req, res) => res.end()); // $ endpoint="GET /a/list" endpoint="GET /b/list"
app.use(["/a", "/b"], router);
