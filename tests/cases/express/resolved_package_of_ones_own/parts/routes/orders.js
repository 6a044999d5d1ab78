module.exports = (app) => app.get("/orders", (req, res) => res.end()); // $ endpoint="GET /orders"
