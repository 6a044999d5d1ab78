const express = require("express");
const app = express();
const token = (req, res, next) => {
  if (!req.headers.authorization) return res.status(401).end();
  next();
};
function notes() {
  const router = express.Router();
  router.get("/notes", token, (req, res) => res.json([]));
  router.use("/private", token);
  return router;
}
function later(make) {
  let made;
  return (req, res, next) => {
    if (!made) made = make();
    made(req, res, next);
  };
}
app.use(later(notes));
app.get("/news", (req, res) => res.json([])); // $ endpoint="GET /news" guard=none
app.listen(3000);
