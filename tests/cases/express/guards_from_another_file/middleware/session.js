module.exports = (req, res, next) => {
  req.requestId = Math.random();
  next();
};
