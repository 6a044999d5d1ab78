// $ oracle=no: mount-routes is not installed there
const path = require("path");
const express = require("express");
const mount = require("mount-routes");

const app = express();
mount(app, path.join(process.cwd(), "/routes"), true);
app.listen(3000);
