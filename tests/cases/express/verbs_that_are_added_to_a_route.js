// Methods that a program adds to an application are added to what its `route` returns as well.
const express = require("express");

const wrap = (handler) => (req, res, next) => Promise.resolve(handler(req, res, next)).catch(next);

function addAsync(target) {
  target.routeAsync = function () {
    return addAsync(this.route.apply(this, arguments));
  };
  if (target.use) {
    target.useAsync = (...handlers) => target.use(...handlers);
  }
  target.getAsync = function (...given) {
    const handlers = given.map((value) => (typeof value === "function" ? wrap(value) : value));
    return target.get.apply(target, handlers); // $ endpoint="GET /health" endpoint="GET /orders/:id"
  };
  target.putAsync = function (...given) {
    const handlers = given.map((value) => (typeof value === "function" ? wrap(value) : value));
    return target.put(...handlers); // $ endpoint="PUT /orders/:id"
  };
  return target;
}

const app = addAsync(express());
app.getAsync("/health", async (req, res) => res.json({}));
app
  .routeAsync("/orders/:id")
  .getAsync(async (req, res) => res.json({}))
  .putAsync(async (req, res) => res.json({}));
app.listen(3000);
