const requireKey = (req, res, next) => (req.get("x-key") ? next() : res.status(401).end());
module.exports = [
  ["/open", require("./open")],
  ["/closed", requireKey, require("./closed")],
];
