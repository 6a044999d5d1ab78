const common = require("@shop/common");
const { Router } = require("express");
common.settings.config.backend.router = Router();
common.settings.config.backend.router.get("/orders", (req, res) => res.end()); // $ endpoint="GET /api/orders"
