module.exports = (app) => {
  app.get("/users", (req, res) => res.end()); // $ endpoint="GET /users"
};
