module.exports = () => ({
  list: (req, res) => res.json([]),
  add: (req, res) => res.sendStatus(201),
  remove: (req, res) => res.end(),
});
