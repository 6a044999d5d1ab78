const router = require("express").Router();
const auth = (req, res, next) => {
  res.locals.author = "someone";
  next();
};
router.get("/", auth, (req, res) => res.end()); // $ endpoint="GET /b" guard=none
module.exports = router;
