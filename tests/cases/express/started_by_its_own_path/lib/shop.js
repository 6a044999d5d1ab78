// $ oracle=no: what starts it is named by a script alone
exports.routes = function (api) {
  api.get("/orders", (req, res) => res.end()); // $ endpoint="GET /v1/orders"
};
