module.exports = (app) => app.route("/users").get((req, res) => res.end()); // $ endpoint="GET /users"
