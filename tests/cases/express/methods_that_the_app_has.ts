import express, { type RequestHandler } from "express";

type Row = { path: string } & Record<string, RequestHandler[] | string>;
const handler: RequestHandler = (req, res) => res.end();
const rows: Row[] = [
  { path: "/orders", get: [handler], post: [handler] },
  { path: "/orders/:id", delete: [handler], fetch: [handler] },
];

export function hasKey<T>(object: T, key: PropertyKey): key is keyof T {
  return key in object;
}

const app = express();
rows.forEach((row) => {
  const { path, ...handlers } = row;
  Object.entries<any>(handlers).forEach(([method, list]) => {
    if (hasKey(app, method)) {
      const [last] = list.splice(list.length - 1, 1);
      app[method](path, list, async (req, res) => { // $ endpoint="GET /orders" endpoint="POST /orders" endpoint="DELETE /orders/:id"
        await last(req, res);
      });
    }
  });
});
app.get("/health", handler); // $ endpoint="GET /health"
app.listen(3000);
