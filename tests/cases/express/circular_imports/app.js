const express = require("express");
const app = express();
module.exports = { app, prefix: "/c" };
require("./routes");
