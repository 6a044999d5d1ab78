// A variable of the environment that nobody sets is undefined.
const express = require("express");
const app = express();
const leading = (path) => (path.startsWith("/") ? path : `/${path}`);
const trailing = (path) => (path.endsWith("/") ? path.slice(0, -1) : path);
const cleaned = (path) => {
  if (path === null || path === undefined || path.trim() === "") return "";
  return trailing(leading(path.trim()));
};
const settings = (given) => ({ base: cleaned(given.base || process.env.SHOP_BASE_UNSET) });
const version = process.env.SHOP_VERSION_UNSET === undefined ? "v1" : process.env.SHOP_VERSION_UNSET;
app.get(`${settings({}).base}/items`, (req, res) => res.end()); // $ endpoint="GET /items"
app.get(`/${version}/users`, (req, res) => res.end()); // $ endpoint="GET /v1/users"
if (process.env.SHOP_DEBUG_UNSET !== undefined) {
  app.get("/debug", (req, res) => res.end()); // $ endpoint="GET /debug" confidence=conditional
}
if (process.env.SHOP_SECRET_UNSET === undefined) {
  console.warn("no secret");
}
app.listen(3000);
