const express = require("express");
const router = express.Router();
/**
 * @swagger
 * /pets:
 *   get: { summary: "router.get('/documented')" }
 */
router.get("/pets", (req, res) => res.json([])); // $ endpoint="GET /pets"
express().use(router);
