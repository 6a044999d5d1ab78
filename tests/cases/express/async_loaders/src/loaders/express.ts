import express from "express";
import routes from "../api";
import config from "../config";
export default ({ app }: { app: express.Application }) => {
  app.get("/status", (req, res) => { res.status(200).end(); }); // $ endpoint="GET /status"
  app.head("/status", (req, res) => { res.status(200).end(); }); // $ endpoint="HEAD /status"
  app.use(config.api.prefix, routes());
};
