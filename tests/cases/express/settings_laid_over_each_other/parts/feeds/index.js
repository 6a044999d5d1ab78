module.exports.mount = (app) => app.get("/feeds", (req, res) => res.end()); // $ endpoint="GET /feeds"
