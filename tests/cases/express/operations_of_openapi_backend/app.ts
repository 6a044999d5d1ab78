// $ oracle=no (openapi-backend is not installed there)
// Operations are answered by the handlers that are registered under their names; those without one are not found.
import express from "express";
import type { Request, Response } from "express";
import OpenAPIBackend, { type Context } from "openapi-backend";

const listRooms = (context: Context, req: Request, res: Response) => res.json([]); // $ endpoint="GET /api/rooms" guard=security(key)
const api = new OpenAPIBackend({
  definition: "./rooms.yaml",
  apiRoot: "/api",
  handlers: {
    listRooms,
    notFound: (context: Context, req: Request, res: Response) => res.status(404).json({}),
    unauthorizedHandler: (context: Context, req: Request, res: Response) => res.status(401).json({}),
  },
});
api.registerSecurityHandler("key", (context: Context) => context.request.headers["x-key"] === "well-known");
api.init();
api.register("addRoom", (context: Context, req: Request, res: Response) => res.status(201).json({})); // $ endpoint="POST /api/rooms" guard=security(key)
api.register({
  showRoom: (context: Context, req: Request, res: Response) => res.json({}), // $ endpoint="GET /api/rooms/:room" guard=none
});

const app = express();
app.use(express.json());
app.use((req, res) => api.handleRequest(req as any, req, res));
app.listen(3000);
