const tried = (run) => async function (req, res, next) {
  try {
    await run(req, res, next);
  } catch (error) {
    next(error);
  }
};

module.exports = function (guards) {
  guards.aboardOnly = tried(async (req, res, next) => {
    if (!req.headers.authorization) return res.status(401).end();
    next();
  });
  guards.counted = tried(async (req, res, next) => next());
};
