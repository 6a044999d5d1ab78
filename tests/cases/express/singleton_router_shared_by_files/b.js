const router = require("./router");
router.get("/b", (req, res) => res.end()); // $ endpoint="GET /s/b"
