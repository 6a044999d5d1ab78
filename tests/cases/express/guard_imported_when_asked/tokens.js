const jwt = require("jsonwebtoken");
exports.byToken = (req, res, next) => {
  const header = req.headers.authorization;
  if (!header) {
    return res.status(401).json({ error: "no token" });
  }
  req.user = jwt.verify(header.slice(7), process.env.SECRET);
  next();
};
