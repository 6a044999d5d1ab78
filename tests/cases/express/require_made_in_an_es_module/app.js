const express = require("express");
const app = express();
app.use("/images", require("./lib/images.mjs").default);
app.use("/users", require("./lib/users.mjs").default);
app.listen(3000);
