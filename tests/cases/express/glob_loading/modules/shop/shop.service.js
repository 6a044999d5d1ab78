module.exports = (app) => app.get("/service", (req, res) => res.end());
