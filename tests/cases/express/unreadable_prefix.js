// $ oracle=no
const express = require("express");
const { tenantPrefix } = require("@acme/tenants");
const router = express.Router();
router.get("/ping", (req, res) => res.end()); // $ endpoint="GET /{?}/ping" confidence=approximate
express().use(tenantPrefix(), router);
