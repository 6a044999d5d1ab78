import express from "express";
import { readdir } from "node:fs/promises";

const app = express();
const verbs = ["GET", "POST", "PUT"];
for (const file of (await readdir(new URL("./screens/", import.meta.url))).sort()) {
  const screen = await import(`./screens/${file}`);
  const path = screen.path ?? "/" + file.replace(".mjs", "");
  for (const verb of verbs) {
    if (typeof screen[verb] === "function") app[verb.toLowerCase()](path, screen[verb]);  // $ endpoint="GET /lamps" endpoint="PUT /lamps" endpoint="GET /lights-out"
  }
  if (screen.default) app.delete(path, screen.default);  // $ endpoint="DELETE /lights-out"
}
app.listen(3000);
