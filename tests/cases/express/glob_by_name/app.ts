// $ oracle=no
import express from "express";
import { glob } from "glob";
const app = express();
glob
  .sync(__dirname + "/routes/**/*.+(ts|js)")
  .map((filename) => require(filename))
  .forEach((route) => route.default(app));
app.listen(0);
