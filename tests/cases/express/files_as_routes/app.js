// $ oracle=no: express-file-routing is not installed there
const express = require("express");
const path = require("path");
const { default: createRouter, router } = require("express-file-routing");

async function start() {
  const app = express();
  await createRouter(app, { directory: path.join(__dirname, "pages") });
  app.use("/api", await router());
  app.listen(3000);
}
start();
