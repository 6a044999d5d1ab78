// $ oracle=no
const express = require("express");
const glob = require("glob");
const _ = require("lodash");
const path = require("path");

const files = (patterns) => {
  if (_.isArray(patterns)) return patterns.reduce((found, pattern) => _.union(found, files(pattern)), []);
  return _.isString(patterns) ? glob.sync(patterns, { cwd: __dirname, ignore: "modules/*/routes/*.spec.js" }) : [];
};
const app = express();
files(["modules/!(core)/routes/*.js", "modules/core/routes/*.js"]).forEach((file) => require(path.resolve(__dirname, file))(app));
