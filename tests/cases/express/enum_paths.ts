import express from "express";
enum Paths { Users = "/users", User = "/users/:id" }
const NESTED = { admin: { root: "/admin", stats: "/admin/stats" } } as const;
const app: express.Express = express();
app.get(Paths.Users, (req, res) => { res.end(); }); // $ endpoint="GET /users"
app.get(Paths["User"], (req, res) => { res.end(); }); // $ endpoint="GET /users/:id"
app.get(NESTED.admin.stats, (req, res) => { res.end(); }); // $ endpoint="GET /admin/stats"
