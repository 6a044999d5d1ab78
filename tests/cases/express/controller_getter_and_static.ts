import express, { Router } from "express";
class Health {
  static readonly prefix = "/health";
  static get router(): Router {
    return Router().get("/live", (req, res) => { res.end(); }); // $ endpoint="GET /health/live"
  }
}
export const app = express().use(Health.prefix, Health.router);
