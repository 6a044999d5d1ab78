// $ oracle=no: zod is not installed there
const express = require("express");
const { z } = require("zod");
const shared = z.object({ prefix: z.string().optional(), host: z.string().default("localhost") });
const schema = z.object({ modules: z.object({ users: shared, items: shared.optional() }), paths: z.array(z.string()) }).refine((all) => all.modules, { message: "none" });
const settings = schema.parse({ modules: { users: { prefix: "/users" } }, paths: ["/a", "/b"] });
const app = express();
app.get(`${settings.modules.users.prefix}/all`, (req, res) => res.end()); // $ endpoint="GET /users/all"
if (settings.modules.users) app.get(`/hosts/${settings.modules.users.host}`, (req, res) => res.end()); // $ endpoint="GET /hosts/localhost"
for (const path of settings.paths) app.get(path, (req, res) => res.end()); // $ endpoint="GET /a" $ endpoint="GET /b"
app.listen(3000);
