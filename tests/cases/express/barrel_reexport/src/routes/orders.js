import { Router } from "express";
export const ordersRouter = Router();
ordersRouter.get("/:id", (req, res) => res.end()); // $ endpoint="GET /orders/:id"
