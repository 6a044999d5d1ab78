module.exports = (app) => app.get("/core", (req, res) => res.end()); // $ endpoint="GET /core"
