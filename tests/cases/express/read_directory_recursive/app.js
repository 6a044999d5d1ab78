const express = require("express");
const fs = require("fs");
const path = require("path");
const app = express();
const walk = (dir) => {
  fs.readdirSync(dir, { withFileTypes: true }).forEach((entry) => {
    const full = path.join(dir, entry.name);
    if (entry.isDirectory()) return walk(full);
    if (!/\.routes\.js$/.test(entry.name)) return undefined;
    return require(full)(app);
  });
};
walk(path.resolve(__dirname, "modules"));
