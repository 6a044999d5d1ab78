// $ oracle=no: express-openapi is not installed there
const fs = require("fs");
const path = require("path");
const express = require("express");
const { initialize } = require("express-openapi");
const version = "1.2.0";
const apiDoc = fs.readFileSync(path.join(__dirname, "schemas", `tides-v${version}.yml`), "utf-8");
const heights = (req, res) => res.json([]); // $ endpoint="GET /:harbour/tides/"
const checked = (req, res, next) => next();
const replace = [checked, (req, res) => res.json({})]; // $ endpoint="PUT /:harbour/tides/days/:day"
const app = express();
initialize({ app, apiDoc, exposeApiDocs: false, operations: { heights, replace, forgotten: heights } });
app.listen(3000);
