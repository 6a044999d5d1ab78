// $ oracle=no: rc is not installed there
const rc = require("rc");
const express = require("express");
const settings = rc("shop", { root: "/shop", server: { docs: "/docs" } });
const app = express();
app.get(`${settings.root}/items`, (req, res) => res.end()); // $ endpoint="GET /shop/items"
app.get(settings.server.docs, (req, res) => res.end()); // $ endpoint="GET /docs"
app.listen(3000);
