const express = require("express");
const fs = require("fs");
const path = require("path");
const app = express();
const folder = path.join(__dirname, "routes");
fs.readdirSync(folder)
  .filter((file) => file.endsWith(".js") && file !== "index.js")
  .forEach((file) => {
    const name = path.basename(file, ".js");
    app.use(`/api/${name}`, require(path.join(folder, file)));
  });
