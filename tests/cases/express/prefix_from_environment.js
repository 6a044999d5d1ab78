const express = require("express");
const prefix = process.env.API_PREFIX_UNSET || "/api";
const version = process.env.API_VERSION_UNSET ?? "v2";
const router = express.Router();
router.get("/ping", (req, res) => res.end()); // $ endpoint="GET /api/v2/ping"
express().use(`${prefix}/${version}`, router);
