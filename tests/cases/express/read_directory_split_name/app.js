const express = require("express");
const { readdirSync } = require("node:fs");
const app = express();
readdirSync(`${__dirname}/routes`).map((file) => {
  const [prefix] = file.split(".");
  app.use("/" + prefix, require("./routes/" + file));
});
