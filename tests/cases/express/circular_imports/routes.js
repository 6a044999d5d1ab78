const { app, prefix } = require("./app");
app.get(prefix + "/ok", (req, res) => res.end()); // $ endpoint="GET /c/ok"
