module.exports = (app) => app.get("/shop", (req, res) => res.end()); // $ endpoint="GET /shop"
