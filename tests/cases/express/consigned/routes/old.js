module.exports = (app) => {
  app.get("/old", (req, res) => res.end());
};
