const express = require("express");
const app = express();
app.use("/a", require("./a"));
app.use("/b", require("./b"));
