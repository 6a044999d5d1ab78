// Nobody calls the factories, so that each is tried by itself; what one mounts of another is not served beside it.
// $ oracle=no (nothing starts it there)
const express = require("express");

function create(context) {
  const app = express();
  const first = require("./api/")(context);
  app.use("/api/v1", first);
  app.get("/", (req, res) => res.end()); // $ endpoint="GET /"
  return app;
}

module.exports = create;
