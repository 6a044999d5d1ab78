// Whoever adds to a table of routes has registered something, however long it took and whoever reads the table later.
const express = require("express");
class Table {
  constructor() {
    this.routes = [];
  }
  add(route) {
    const known = this.routes.find((item) => item.id === route.id);
    if (known !== undefined) Object.assign(known, route);
    else this.routes.push(route);
  }
}
const table = new Table();
const letters = "abcdefghijklmnopqrstuvwxyz".split("");
function check(name) {
  letters.forEach((first) => letters.forEach((second) => letters.slice(0, 20).forEach((third) => name.includes(first + second + third))));
}
function load(name, path) {
  check(name);
  table.add({ id: name, method: "get", path: `/api${path}` });
}
load("orders", "/orders");
load("invoices", "/invoices");
load("customers", "/customers");
load("parcels", "/parcels");
const app = express();
table.routes.forEach((route) => app[route.method](route.path, (req, res) => res.end())); // $ endpoint="GET /api/orders" endpoint="GET /api/invoices" endpoint="GET /api/customers" endpoint="GET /api/parcels"
app.listen(3000);
