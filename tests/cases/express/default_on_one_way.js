// What a setting may change on one way, and is the same on the other, may be changed.
const express = require("express");
const fs = require("fs");
const app = express();
const read = () => {
  if (!fs.existsSync("own.json")) return { pages: process.env.PAGES || "off" };
  return { pages: "off" };
};
const settings = read();
app.get("/", (req, res) => res.end()); // $ endpoint="GET /"
if (settings.pages === "on") {
  app.get("/pages", (req, res) => res.end()); // $ endpoint="GET /pages" confidence=conditional
}
app.listen(3000);
