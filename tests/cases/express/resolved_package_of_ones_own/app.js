// $ oracle=no: its packages are not linked there
const path = require("path");
const { pathToFileURL } = require("url");
const express = require("express");
const app = express();
const root = path.dirname(require.resolve("shop-parts/package.json"));
require(path.join(root, "routes", "orders.js"))(app);
import(pathToFileURL(path.join(path.dirname(require.resolve("shop-parts")), "routes", "stock.js")).href).then((stock) => stock.default(app));
app.listen(3000);
