// $ express=^4.18.2
const Router = require("express/lib/router");
const express = require("express");
const router = Router();
router.get("/items", (req, res) => res.end()); // $ endpoint="GET /api/items"
express().use("/api", router);
