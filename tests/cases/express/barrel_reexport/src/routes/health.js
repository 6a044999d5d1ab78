import express from "express";
const health = express.Router();
health.get("/healthz", (req, res) => res.end()); // $ endpoint="GET /healthz"
export { health };
