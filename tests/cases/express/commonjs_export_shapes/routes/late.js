module.exports = function mount(app, { prefix }) {
  app.get(`${prefix}/one`, (req, res) => res.end()); // $ endpoint="GET /late/one"
};
