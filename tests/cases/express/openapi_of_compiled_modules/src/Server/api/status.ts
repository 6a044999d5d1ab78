import type { Operation } from "express-openapi";
export const get: Operation = (_req, res) => { res.end(); }; // $ endpoint="GET /api/status"
