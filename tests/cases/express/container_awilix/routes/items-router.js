const { Router } = require("express");
module.exports = ({ prefix }) => Router().get("/items", (req, res) => res.end(prefix)); // $ endpoint="GET /api/items"
