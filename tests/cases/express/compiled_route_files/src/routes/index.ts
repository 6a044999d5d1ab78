import type { Application } from "express";
import fs from "fs";
import path from "path";

const helpers = ["shared.js"];

export function loadRoutes(app: Application) {
  fs.readdirSync(__dirname).forEach((file) => {
    if (file === path.basename(__filename) || file.slice(-3) !== ".js" || helpers.includes(file)) return;
    require(path.join(__dirname, file)).default(app, `/api/${path.basename(file, ".js")}`);
  });
}
