// $ oracle=no: awilix is not installed there
const { asClass, asValue, createContainer } = require("awilix");
const express = require("express");

class LampRouter {
  constructor({ app }) {
    app.route("/lamps").get((req, res) => res.end()); // $ endpoint="GET /lamps"
  }
}
class LampJob {
  constructor({ app }) {
    app.get("/never", (req, res) => res.end());
  }
}
const container = createContainer();
container.register({ app: asValue(express()), lampRouter: asClass(LampRouter), lampJob: asClass(LampJob) });
Object.keys(container.registrations)
  .filter((name) => name.includes("Router"))
  .map((name) => container.resolve(name));
container.resolve("app").listen(3000);
