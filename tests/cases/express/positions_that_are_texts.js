const express = require("express");
const app = express();
const names = ["users", "teams"];
for (const i in names) {
  app.get(`/${i}/${names[i]}`, (req, res) => res.end()); // $ endpoint="GET /0/users" endpoint="GET /1/teams"
}
const paths = [];
for (var at in names) {
  let path = "/all/" + names[at];
  paths.push(path);
}
for (const at in paths) paths[at] = paths[at] + "/now";
paths.forEach((path) => app.get(path, (req, res) => res.end())); // $ endpoint="GET /all/users/now" endpoint="GET /all/teams/now"
const tables = { items: { root: "/items" }, orders: { root: "/orders" } };
for (const position in Object.keys(tables)) {
  const name = Object.keys(tables)[position];
  app.get(tables[name].root, (req, res) => res.end()); // $ endpoint="GET /items" endpoint="GET /orders"
}
app.get("/" + "abc"["1"], (req, res) => res.end()); // $ endpoint="GET /b"
app.listen(3000);
