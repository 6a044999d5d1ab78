const express = require("express");
const app = express();
const { users, teams } = require("./routes");
app.use("/users", users);
app.use("/teams", teams.router);
app.use("/tags", require("./routes/tags"));
require("./routes/late")(app, { prefix: "/late" });
app.use("/x", require("./routes/exports_dot").router);
module.exports = app;
