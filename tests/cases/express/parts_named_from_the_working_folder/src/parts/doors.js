module.exports = (app) => app.get("/doors", (req, res) => res.end()); // $ endpoint="GET /doors"
