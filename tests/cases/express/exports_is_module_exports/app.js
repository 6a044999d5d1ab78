const express = require("express");
const app = express();
require("./routes")(app, { prefix: "/api" });
app.use("/more", require("./routes/more"));
app.listen(3000);
