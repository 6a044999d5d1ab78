// A runner that is a library calls what the module exports; what makes the application is a helper of it.
// $ oracle=no: nothing here calls what is exported
const express = require("express");
function create(options) {
  const app = express();
  app.get(`${options.prefix}/health`, (req, res) => res.end()); // $ endpoint="GET /v1/health"
  return Promise.resolve(app);
}
module.exports = (options) =>
  create({ ...options, prefix: "/v1" })
    .then((app) => {
      app.get("/items", (req, res) => res.end()); // $ endpoint="GET /items"
      return app;
    })
    .then((app) => app.listen(options.port));
