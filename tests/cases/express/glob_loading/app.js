const express = require("express");
const glob = require("glob");
const path = require("path");
const app = express();
glob.sync(path.join(__dirname, "modules/**/*.routes.js")).forEach((file) => require(file)(app));
