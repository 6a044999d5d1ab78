// A table of routes whose lists a setting makes longer: what was there stays, what is added comes under the setting.
const express = require("express");
const app = express();
const answer = (req, res) => res.end();

const more = () => [{ path: "/data", method: "get" }];
const routes = {
  "/health": [{ path: "/", method: "get" }],
  "/admin": [{ path: "/users", method: "get" }],
};
if (process.env.API !== "") {
  routes["/admin"] = [...routes["/admin"], ...more()];
}
for (const level in routes) {
  for (const i in routes[level]) {
    const route = routes[level][i];
    if (route.path === "/data") app.get(level + route.path, answer);  // $ endpoint="GET /admin/data" confidence=conditional
    else app.get(level + route.path, answer);  // $ endpoint="GET /health/" endpoint="GET /admin/users"
  }
}

let routers = [express.Router().get("/first", answer)];  // $ endpoint="GET /first"
const second = express.Router().get("/second", answer);  // $ endpoint="GET /second" confidence=conditional
if (process.env.SECOND === "yes") routers = [...routers, second];
for (const router of routers) app.use(router);

app.listen(3000);
