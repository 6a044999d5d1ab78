// $ oracle=no: the variable is set by what starts the program
const express = require("express");
const fs = require("fs");
const path = require("path");
const app = express();

app.use("/items", require(process.env.SHOP_HOME + "/lib/routes/items"));

const folder = path.join(process.env.SHOP_HOME, "lib/modules");
for (const name of fs.readdirSync(folder)) {
  require(path.join(folder, name, "module.js"))(app);
}

app.use("/old", require(process.env.PWD + "/lib/routes/old"));
app.listen(3000);
