module.exports = (app) => {
  app.get("/users/admin", (req, res) => res.end()); // $ endpoint="GET /users/admin"
};
