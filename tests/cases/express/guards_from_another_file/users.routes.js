const router = require("express").Router();
const { isAdmin } = require("./middleware");
router.get("/", (req, res) => res.json([])); // $ endpoint="GET /users" guard=verifyToken
router.delete("/:id", isAdmin, (req, res) => res.end()); // $ endpoint="DELETE /users/:id" guard=any
module.exports = router;
