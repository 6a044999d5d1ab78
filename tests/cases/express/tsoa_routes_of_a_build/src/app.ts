// $ oracle=no
import express from "express";
import { RegisterRoutes } from "../build/routes";
export const app = express();
app.get("/health", (req, res) => { res.end(); }); // $ endpoint="GET /health"
RegisterRoutes(app);
app.listen(3000);
