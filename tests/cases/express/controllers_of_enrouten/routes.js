module.exports = (router) => {
  router.get("/about", (req, res) => res.end()); // $ endpoint="GET /about"
};
