import { Router } from "express";
class ItemsRoutes {
  router = Router();
  constructor() { this.init(); }
  init() { this.router.get("/", (req, res) => { res.json([]); }); } // $ endpoint="GET /items"
}
export default new ItemsRoutes().router;
