import process, { env } from "node:process";
import * as whole from "process";
import express from "express";
const app = express();
if (process.env.FRONT_END_PROXY) {
  app.use("/", (req, res) => res.redirect(process.env.FRONT_END_PROXY));
} else {
  app.get("/assets/:file", (req, res) => res.end()); // $ endpoint="GET /assets/:file"
}
app.get(`${env.PREFIX || "/api"}/items`, (req, res) => res.end()); // $ endpoint="GET /api/items"
app.get(`${whole.env.BASE ?? "/v1"}/users`, (req, res) => res.end()); // $ endpoint="GET /v1/users"
if (whole.platform !== "win32") app.get("/sockets", (req, res) => res.end()); // $ endpoint="GET /sockets"
app.listen(3000);
