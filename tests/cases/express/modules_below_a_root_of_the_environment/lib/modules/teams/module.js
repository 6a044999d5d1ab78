module.exports = (app) => {
  app.get("/teams", (req, res) => res.end()); // $ endpoint="GET /teams"
};
