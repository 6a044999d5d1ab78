// $ oracle=no: swagger-routes-express is not installed there
const path = require("path");
const express = require("express");
const traverse = require("traverse-folders");
const YAML = require("yamljs");
const { connector } = require("swagger-routes-express");

const api = {};
const folder = path.join(__dirname, "api");
traverse(folder, (file) => {
  api[file.slice(folder.length + 1, -3).replace(new RegExp(path.sep, "g"), "_")] = require(file);
});

const signed = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));
const app = express();
connector(api, YAML.load("api.yml"), { security: { key: signed } })(app); // $ endpoint="DELETE /api/v1/kites/:id" guard=none
app.listen(3000);
