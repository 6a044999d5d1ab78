import type { Application } from "express";

export default (app: Application, base: string) => {
  app.get(base, (req, res) => res.json([])); // $ endpoint="GET /api/cats"
  app.post(`${base}/:id/feed`, (req, res) => res.json({})); // $ endpoint="POST /api/cats/:id/feed"
};
