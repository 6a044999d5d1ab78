module.exports = class Orders {
  list(req, res) {
    res.json([]);
  }
};
