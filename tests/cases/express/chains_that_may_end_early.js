const express = require("express");

const app = express();
const list = (req, res) => res.json([]);

function add({ path, options }) {
  if (options?.admin?.only) app.get(`/admin${path}`, list); // $ endpoint="GET /admin/c"
  else app.get(options?.prefix?.concat(path) ?? path, list); // $ endpoint="GET /a" endpoint="GET /v1/b"
  options?.more?.forEach((name) => app.post(`${path}/${name}`, list)); // $ endpoint="POST /b/x"
  options?.register?.(app);
}

add({ path: "/a" });
add({ path: "/b", options: { prefix: "/v1", more: ["x"] } });
add({ path: "/c", options: { admin: { only: true }, register: (own) => own.put("/own", list) } }); // $ endpoint="PUT /own"

const needs = (options) => (req, res, next) => {
  if (!options.only?.admin || options.allows?.(req)) return next();
  if (!req.headers.authorization) return res.sendStatus(401);
  next();
};
const keeps = (options) => (req, res, next) => {
  if (!options.from?.includes("strangers")) return next();
  if (!req.headers.authorization) return res.sendStatus(401);
  next();
};
app.get("/kept", keeps({ from: ["strangers"] }), list); // $ endpoint="GET /kept" guard=keeps
app.get("/free", keeps({}), list); // $ endpoint="GET /free" guard=none
app.get("/open", needs({}), list); // $ endpoint="GET /open" guard=none
app.get("/closed", needs({ only: { admin: true } }), list); // $ endpoint="GET /closed" guard=needs
app.get("/allowed", needs({ only: { admin: true }, allows: () => true }), list); // $ endpoint="GET /allowed" guard=none
app.listen(3000);
