// $ oracle=no: a shell script starts it
import express from "express";

export function createApp(options: { prefix: string; extra?: boolean }) {
  const app = express();
  app.get(`${options.prefix}/items`, (req, res) => { res.end(); }); // $ endpoint="GET /v1/items"
  if (options.extra) app.get("/extra", (req, res) => { res.end(); });
  return app;
}
