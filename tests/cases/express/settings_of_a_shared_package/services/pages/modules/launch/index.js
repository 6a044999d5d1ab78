module.exports.apply = (app) => app.get("/launch", (req, res) => res.end()); // $ endpoint="GET /launch"
