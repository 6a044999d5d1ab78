const { Router } = require("express");
const billing = Router();
billing.get("/plans", (req, res) => res.end()); // $ endpoint="GET /billing/plans"
module.exports = { billing };
