exports.routes = function (api) {
  api.get("/orders", (req, res) => res.end()); // $ endpoint="GET /v1/orders"
};
