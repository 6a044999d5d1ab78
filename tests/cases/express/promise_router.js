const express = require("express");
const Router = require("express-promise-router");
const router = Router();
router.get("/slow", async (req, res) => res.end()); // $ endpoint="GET /api/slow"
express().use("/api", router);
