// $ oracle=no
import "reflect-metadata";
import express from "express";
import path from "path";
import { useExpressServer } from "routing-controllers";
const app = express();
app.get("/health", (req, res) => { res.end(); }); // $ endpoint="GET /health"
useExpressServer(app, { controllers: [path.join(__dirname, "controllers/**/*.controller.js")] });
app.listen(3000);
