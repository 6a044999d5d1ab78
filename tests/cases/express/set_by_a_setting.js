// What only a setting would put into an object is not there while nobody sets it.
const express = require("express");
const settings = {};
if (process.env.HEADLESS) {
  settings.adminRoot = false;
}
const app = express();
if (settings.adminRoot !== false) {
  app.get("/admin", (req, res) => res.end()); // $ endpoint="GET /admin"
}
app.listen(3000);
