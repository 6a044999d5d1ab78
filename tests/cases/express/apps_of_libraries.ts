// $ oracle=no
import express from "express";
import { createMcpExpressApp } from "@modelcontextprotocol/sdk/server/express.js";
import { bootstrapMicroframework, MicroframeworkSettings } from "microframework-w3tec";
const tools = createMcpExpressApp();
tools.post("/", (req, res) => { res.end(); }); // $ endpoint="POST /mcp"
const appLoader = (settings?: MicroframeworkSettings) => { if (settings) { settings.setData("app", express()); } };
const homeLoader = (settings?: MicroframeworkSettings) => {
  if (settings) {
    const app = settings.getData("app");
    app.get("/home", (req: express.Request, res: express.Response) => { res.end(); }); // $ endpoint="GET /home"
    app.use("/mcp", tools);
  }
};
bootstrapMicroframework({ loaders: [appLoader, homeLoader] });
