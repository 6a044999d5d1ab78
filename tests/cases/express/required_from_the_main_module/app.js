// $ oracle=no (the main module is another one there)
const express = require("express");
const app = express();
require("./lib/doors")(app);
app.listen(3000);
