// What a list is given under a setting is registered under it, wherever the loop stands that registers it.
const express = require("express");
const app = express();
const [items, exported, later, muchLater, both] = [1, 2, 3, 4, 5].map(() => express.Router());
const answer = (req, res) => res.end();

items.get("/all", answer);  // $ endpoint="GET /items/all"
exported.get("/all", answer);  // $ endpoint="GET /exports/all" confidence=conditional
later.get("/later", answer);  // $ endpoint="GET /later"
muchLater.get("/much-later", answer);  // $ endpoint="GET /much-later" confidence=conditional
both.get("/both", answer);  // $ endpoint="GET /both"

const routes = [{ path: "/items", router: items }];
if (process.env.EXPORTS === "1") {
  routes.push({ path: "/exports", router: exported });
}
routes.forEach(({ path, router }) => app.use(path, router));

const plain = [];
if (process.env.EXPORTS) plain.unshift(both);
else plain.push(both);
for (const router of plain) app.use(router);

function* routers() {
  yield later;
  if (process.env.EXPORTS) yield muchLater;
}
for (const router of routers()) app.use(router);

app.listen(3000);
