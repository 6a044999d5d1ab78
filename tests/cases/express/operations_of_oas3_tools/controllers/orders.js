module.exports.getOrder = function (req, res) { res.end(); }; // $ endpoint="GET /shop/orders/:orderId"
