import { Router } from "express";
export default Router()
  .get("/members", (req, res) => res.end()) // $ endpoint="GET /members"
  .post("/members", (req, res) => res.end()); // $ endpoint="POST /members"
