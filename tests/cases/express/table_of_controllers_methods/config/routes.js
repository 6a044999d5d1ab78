const requireOwner = (req, res, next) => (req.get("authorization") ? next() : res.sendStatus(401));

exports.open = { "GET /orders": "OrderController.list", "POST  /orders": "OrderController.add" };
exports.owned = { "DELETE /orders/:id": { path: "OrderController.remove", middlewares: [requireOwner] } };
exports.closed = { "GET /staff": "StaffController.list" };
