import express, { NextFunction, Request, Response } from "express";

const StatusCodes = { NO_CONTENT: 204, UNAUTHORIZED: 401 };
const EMPTY = new Set([StatusCodes.NO_CONTENT]);

class ApiResponse {
  private readonly response: Response;
  constructor(response: Response) {
    this.response = response;
  }
  unauthorized(message: string) {
    return this.say({ status: StatusCodes.UNAUTHORIZED, message });
  }
  say<T>({ status, message, data }: { status: number; message: string; data?: T }): Response {
    if (EMPTY.has(status)) {
      return this.response.status(status).json({});
    }
    const body: Record<string, unknown> = { status, message };
    if (data !== undefined) {
      body.data = data;
    }
    return this.response.status(status).json(body);
  }
}

const cookieName = process.env.COOKIE_NAME;

const known = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
  const answers = new ApiResponse(res);
  try {
    const token = req.cookies[cookieName];
    if (!token) {
      answers.unauthorized("no token");
      return;
    }
    next();
  } catch (error) {
    answers.unauthorized("no");
    return;
  }
};

const app = express();
app.get("/me", known, (req, res) => { // $ endpoint="GET /me" guard=known
  res.json({});
});
app.listen(3000);
