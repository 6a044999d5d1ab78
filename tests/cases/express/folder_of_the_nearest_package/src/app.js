// $ oracle=no: find-root and underscore are not installed there
const express = require("express");
const fs = require("fs");
const path = require("path");
const _ = require("underscore");
const { areas } = require("./tools/places");
const app = express();

const parts = "api/v2/areas".split("/");
const prefix = _.isEqual(_.last(parts, 2), ["v2", "areas"]) ? _.initial(parts, 2).join("/") : "elsewhere";
for (const name of fs.readdirSync(areas)) {
  app.use(`/${prefix}/${name}`, require(path.join(areas, name, "routes")));
}
app.listen(3000);
