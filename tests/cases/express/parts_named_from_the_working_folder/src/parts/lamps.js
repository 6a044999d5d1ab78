module.exports = (app) => app.get("/lamps", (req, res) => res.end()); // $ endpoint="GET /lamps"
