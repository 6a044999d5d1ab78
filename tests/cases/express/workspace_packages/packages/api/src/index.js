const express = require("express");
const { billing } = require("@mono/routes");
const app = express();
app.use("/billing", billing);
app.listen(3000);
