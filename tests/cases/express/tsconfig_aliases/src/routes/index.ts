import { Router } from "express";
export const api: Router = Router();
api.get("/ok", (req, res) => { res.end(); }); // $ endpoint="GET /v3/ok"
