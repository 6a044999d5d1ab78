// $ oracle=no (the names are those of what a compiler writes)
import express from "express";
import fs from "fs";
import path from "path";
import { fileURLToPath } from "url";

const here = path.dirname(fileURLToPath(import.meta.url));
const app = express();
const left = ["help.js"];

const names = fs.readdirSync(path.join(here, "routes")).filter((name) => name.endsWith(".js") && !left.includes(name));
for (const name of names) {
  const module = await import(path.join(here, "routes", name));
  module.default(app, "/stations");
}

app.listen(3000);
