const process = (req, res, handler) => handler(req, res);
exports.route = (router, method, path, handler) => {
  router[method](path, (req, res, next) => process(req, res, handler));
};
