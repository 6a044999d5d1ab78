const express = require("express");

function create(context) {
  const app = express();
  app.get("/items", (req, res) => res.json(context)); // $ endpoint="GET /api/v1/items"
  return app;
}

module.exports = create;
