module.exports = function (router) {
  router.get("/:page", (req, res) => res.end()); // $ endpoint="GET /shop/user/list/:page"
};
