import type { Application } from "express";

export default function (app: Application, base: string) {
  app.get(`${base}/clocks`, (req, res) => res.end()); // $ endpoint="GET /stations/clocks"
}
