// A package of the house holds the settings: whether any of them is on is not known here.
// $ oracle=no: the package is a company's own
const express = require("express");
const settings = require("@harbour/settings");
const tides = require("@harbour/tides");

const admin = {
  apply(router) {
    if (settings.switchedOff.admin) {
      console.log("without pages for administrators");
      return;
    }
    router.get("/admin", (req, res) => res.end()); // $ endpoint="GET /admin"
  },
};

const app = express();
admin.apply(app);
if (settings.preview) app.get("/preview", (req, res) => res.end()); // $ endpoint="GET /preview" confidence=conditional
if (tides.table) app.get("/tides", (req, res) => res.end()); // $ endpoint="GET /tides"
app.get("/", (req, res) => res.end()); // $ endpoint="GET /"
app.listen(3000);
