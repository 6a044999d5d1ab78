module.exports = (app) => {
  app.get(app.models.note.path, (req, res) => res.end()); // $ endpoint="GET /notes"
};
