const express = require("express");
const path = require("path");

const app = express();
for (const name of ["lamps", "doors"]) {
  require(path.relative(__dirname, `src/parts/${name}`))(app);
}
app.listen(3000);
