const { Router } = require("express");
module.exports = ({ prefix }) => {
  const router = Router();
  router.get(prefix, (req, res) => res.end()); // $ endpoint="GET /teams"
  return { router };
};
