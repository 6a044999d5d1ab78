import express, { type NextFunction, type Request, type Response } from "express";

abstract class Answer {
  abstract readonly statusCode: number;

  constructor(readonly details?: unknown) {}

  send(res: Response) {
    res.status(this.statusCode).json({ details: this.details });
  }
}

class Missing extends Answer {
  readonly statusCode = 404;
}

class UnauthorizedError extends Answer {
  readonly statusCode = 401;
}

function sendError(req: Request, res: Response, error: Answer) {
  req.app.set("last", error);
  error.send(res);
}

function signed(req: Request, res: Response, next: NextFunction) {
  const header = req.headers.authorization;
  if (!header || !header.startsWith("Bearer ")) {
    sendError(req, res, new UnauthorizedError({ reason: "no header" }));
    return;
  }
  next();
}

function known(req: Request, res: Response, next: NextFunction) {
  if (!req.params.id) {
    new Missing().send(res);
    return;
  }
  next();
}

const app = express();
app.get("/me", signed, (req, res) => res.json({})); // $ endpoint="GET /me" guard=signed
app.get("/items/:id", known, (req, res) => res.json({})); // $ endpoint="GET /items/:id" guard=none
app.listen(3000);
