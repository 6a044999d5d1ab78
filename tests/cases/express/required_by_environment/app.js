// $ oracle=no: nconf is not installed there, and no environment is set
const express = require("express");
const nconf = require("nconf");
nconf.file(require.resolve(`./config/${process.env.NODE_ENV}.json`));
const settings = require(`./config/env.${process.env.NODE_ENV}`);
const more = require("./config/" + process.env.NODE_ENV + ".json");
const app = express();
app.get(`${nconf.get("server").root}/items`, (req, res) => res.end()); // $ endpoint="GET /api/v1/items"
app.get(`${settings.root}/users`, (req, res) => res.end()); // $ endpoint="GET /pages/users"
app.get(`${more.server.root}/teams`, (req, res) => res.end()); // $ endpoint="GET /api/v1/teams"
app.listen(3000);
