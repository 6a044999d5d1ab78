const express = require("express");
const { prefix, resources } = require("./config.json");
const app = express();
for (const { name, methods } of resources) {
  methods.forEach((method) => app[method](prefix + "/" + name, (req, res) => res.end())); // $ endpoint="GET /api/cats" endpoint="POST /api/cats" endpoint="GET /api/dogs"
}
