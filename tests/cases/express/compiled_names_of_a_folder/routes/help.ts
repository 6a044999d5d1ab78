import type { Application } from "express";

export default function (app: Application, base: string) {
  app.get(`${base}/help`, (req, res) => res.end());
}
