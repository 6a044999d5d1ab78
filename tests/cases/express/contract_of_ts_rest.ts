// $ oracle=no: ts-rest is not installed there
import { initContract } from "@ts-rest/core";
import { createExpressEndpoints, initServer } from "@ts-rest/express";
import express from "express";

const c = initContract();
const posts = c.router(
  {
    one: { method: "GET", path: "/posts/:id", responses: {} }, // $ endpoint="GET /v1/posts/:id"
    create: { method: "POST", path: "/posts", responses: {} }, // $ endpoint="POST /v1/posts"
  },
  { pathPrefix: "/v1" },
);
const contract = c.router({ posts, health: { method: "GET", path: "/health", responses: {} } }); // $ endpoint="GET /health"

const s = initServer();
const router = s.router(contract, {
  posts: { one: async () => ({ status: 200 }), create: { middleware: [], handler: async () => ({ status: 201 }) } },
  health: async () => ({ status: 200 }),
} as any);
const app = express();
createExpressEndpoints(contract, router, app);
app.listen(3000);
