module.exports = (app) => {
  app.get("/mounted", (req, res) => res.end()); // $ endpoint="GET /mounted"
};
module.exports.more = (app) => {
  app.get("/more", (req, res) => res.end()); // $ endpoint="GET /more"
};
