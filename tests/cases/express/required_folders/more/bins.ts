import { Router } from "express";
module.exports = () => Router().get("/all", (req, res) => res.end()); // $ endpoint="GET /bins/all"
