const { createController } = require("awilix-express");

const signed = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));
const make = ({ orders, limit }) => ({
  daily: (req, res) => res.json(orders.list().slice(0, limit)),
  send: (req, res) => res.sendStatus(202),
});

module.exports = createController(make)
  .prefix("/reports")
  .get("/daily", "daily") // $ endpoint="GET /reports/daily" guard=none
  .verbs(["POST", "PUT"], "/:day", "send", { before: [signed] }); // $ endpoint="POST /reports/:day" endpoint="PUT /reports/:day" guard=signed
