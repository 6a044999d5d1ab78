module.exports = function (router) {
  router.get("/", (req, res) => res.end()); // $ endpoint="GET /shop"
};
