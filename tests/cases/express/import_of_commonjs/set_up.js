module.exports = (app) => app.get("/set-up", (req, res) => res.end()); // $ endpoint="GET /set-up"
