import { Router } from "express";
export const late = Router().get("/late", (req, res) => { res.end(); }); // $ endpoint="GET /late"
