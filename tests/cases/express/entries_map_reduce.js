const express = require("express");
const app = express();
const routers = { users: express.Router(), teams: express.Router() };
routers.users.get("/", (q, s) => s.end()); // $ endpoint="GET /users"
routers.teams.get("/", (q, s) => s.end()); // $ endpoint="GET /teams"
Object.entries(routers).map(([name, router]) => app.use("/" + name, router));
["/r1", "/r2"].reduce((target, path) => target.get(path, (q, s) => s.end()), app); // $ endpoint="GET /r1" endpoint="GET /r2"
