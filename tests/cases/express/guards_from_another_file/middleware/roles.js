exports.allow = (...roles) => (req, res, next) => {
  if (!roles.includes(req.user && req.user.role)) return res.status(403).json({ error: "forbidden" });
  next();
};
