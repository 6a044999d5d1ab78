import type { Operation } from "express-openapi";
export const get: Operation = (_req, res) => { res.end(); }; // $ endpoint="GET /api/channels/:id"
export const put: Operation = (_req, res) => { res.end(); }; // $ endpoint="PUT /api/channels/:id"
