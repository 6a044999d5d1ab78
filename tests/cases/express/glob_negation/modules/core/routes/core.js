module.exports = (app) => app.get("/*", (req, res) => res.end()); // $ endpoint="GET /*"
