const router = require("express").Router();
const auth = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));
router.get("/", auth, (req, res) => res.end()); // $ endpoint="GET /a" guard=auth
module.exports = router;
