import type { Application } from "express";

export default (app: Application, base: string) => {
  app.get(`${base}/never`, (req, res) => res.json([]));
};
