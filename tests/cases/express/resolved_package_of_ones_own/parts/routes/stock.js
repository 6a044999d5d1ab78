module.exports = (app) => app.get("/stock", (req, res) => res.end()); // $ endpoint="GET /stock"
