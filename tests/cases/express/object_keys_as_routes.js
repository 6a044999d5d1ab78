const express = require("express");
const app = express();
const house = { list(req, res) { res.end(); }, show(req, res) { res.end(); } };
const table = {
  "get /api/v1/house": "list",
  "get /api/v1/house/:id": "show",
  "post /api/v1/house": "list",
};
Object.keys(table).forEach((key) => {
  const [method, path] = key.split(" ");
  app[method](path, house[table[key]]); // $ endpoint="GET /api/v1/house" endpoint="GET /api/v1/house/:id" endpoint="POST /api/v1/house"
});
