import type { NextFunction, Request, Response } from "express";
export function requireUser(req: Request, res: Response, next: NextFunction): void {
  const token = req.headers.authorization?.split(" ")[1];
  if (!token) { res.status(401).json({ message: "missing token" }); return; }
  next();
}
