exports.me = (router) => {
  router.get("/me", (req, res) => res.end()); // $ endpoint="GET /users/me"
};
