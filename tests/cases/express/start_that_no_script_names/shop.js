const express = require("express");
const app = express();
const bind = (bound) => {
  bound.get("/orders", (req, res) => res.end()); // $ endpoint="GET /orders"
};
exports.start = () => { bind(app); app.listen(3000); };
