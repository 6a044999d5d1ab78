exports.tokenOrKey = (options) => async (req, res, next) => {
  if (keyOf(req)) {
    return byKey(options)(req, res, next);
  }
  const { byToken } = await import("./tokens.js");
  return byToken(req, res, next);
};
const keyOf = (req) => {
  const found = req.headers["x-api-key"];
  return typeof found === "string" ? found.trim() : null;
};
const byKey = (options) => (req, res, next) => {
  req.scope = options.scope;
  next();
};
