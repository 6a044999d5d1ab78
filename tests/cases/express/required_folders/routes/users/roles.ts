import { Router } from "express";
export default Router().get("/roles", (req, res) => res.end()); // $ endpoint="GET /roles"
