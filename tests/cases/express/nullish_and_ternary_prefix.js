const express = require("express");
const config = { api: { base: undefined }, secure: true };
const base = config.api?.base ?? "/base";
const suffix = config.secure ? "/s" : "/p";
const router = express.Router();
router.get("/x", (req, res) => res.end()); // $ endpoint="GET /base/s/x"
express().use(base + suffix, router);
