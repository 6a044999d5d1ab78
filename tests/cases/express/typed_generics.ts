import express, { type Request, type Response, type Application } from "express";
interface Query { page?: string }
const app = express() as Application;
app.get<{ id: string }, unknown, unknown, Query>("/typed/:id", (req: Request<{ id: string }, unknown, unknown, Query>, res: Response) => { res.end(); }); // $ endpoint="GET /typed/:id"
(app as express.Express)!.post("/cast", (req, res) => { res.end(); }); // $ endpoint="POST /cast"
