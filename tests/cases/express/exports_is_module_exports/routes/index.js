exports = module.exports = function (app, { prefix = "/none" } = {}) {
  app.get(`${prefix}/items`, (req, res) => res.end()); // $ endpoint="GET /api/items"
};
