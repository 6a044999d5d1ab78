// $ oracle=no: the sources run there, not what a compiler makes of them
import express, { Router } from "express";
import { readdirSync } from "fs";
import { globSync } from "glob";
import path from "path";

const app = express();
for (const file of globSync("dist/parts/*.route.js")) {
  const made: Router = require(path.resolve(file)).default;
  app.use(`/${path.basename(file, ".route.js")}`, made);
}
for (const file of readdirSync(path.resolve("dist/parts"), { withFileTypes: true })) {
  if (file.isFile() && /\.plugin\.js$/.test(file.name)) require(`./parts/${file.name}`).install(app);
}
app.listen(3000);
