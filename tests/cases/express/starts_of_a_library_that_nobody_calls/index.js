// $ oracle=no (who installs the package starts it)
// A package's own function asks a nameless one for the application, and mounts its routes on it: that is what who installs it calls.
const express = require("express");
const Board = require("./src/app");
const routes = require("./src/routes");

function run(config, options = {}) {
  const { app, queues } = Board(config);
  queues.local = options.local || false;
  if (options.silent) {
    app.use(options.base || "/", routes);
  } else {
    app.use(options.base || "/", routes);
    app.listen(options.port || 4567);
  }
  return app;
}

module.exports = run;
