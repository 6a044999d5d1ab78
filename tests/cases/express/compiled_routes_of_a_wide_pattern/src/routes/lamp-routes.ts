import { type Router } from "express";

export default (router: Router): void => {
  router.get("/lamps", (req, res) => res.json([])); // $ endpoint="GET /api/lamps"
};
