const express = require("express");
const app = express();
const all = require("./routes");
all.forEach(([path, ...handlers]) => app.use(path, ...handlers));
