import type { Application } from "express";

export function install(app: Application) {
  app.get("/health", (req, res) => res.end()); // $ endpoint="GET /health"
}
