// Of a table's entries only those are meant whose names can be what is known of the key.
const express = require("express");
const app = express();

const parts = {
  openShop: (prefix) => app.get(`${prefix}/shop`, (req, res) => res.end()), // $ endpoint="GET /open/shop"
  closeShop: (prefix) => app.get(`${prefix}/closed`, (req, res) => res.end()),
};
const kind = process.execArgv.slice(900).concat("Shop").pop();
parts[`open${kind}`]("/open");
app.listen(3000);
