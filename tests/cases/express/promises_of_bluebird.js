// $ oracle=no: bluebird is not installed there
const express = require("express");
const Promise = require("bluebird");
const fs = Promise.promisifyAll(require("fs"));
const connect = Promise.method((name) => ({ name }));
function create(options) {
  const app = express();
  if (process.getuid() === 0) return Promise.reject(new Error("this does not run as root"));
  app.name = options.name;
  return Promise.resolve(app);
}
function load(app, folder) {
  return fs
    .readdirAsync(folder)
    .map((name) =>
      Promise.try(() => {
        if (name === "app.js") return { path: "/self", router: express.Router().get("/", (req, res) => res.end()) }; // $ endpoint="GET /self"
        return undefined;
      }).then((route) => {
        if (route === undefined) return;
        app.use(route.path, route.router);
      }),
    )
    .then(() => Promise.resolve(app));
}
Promise.join(connect("a"), connect("b"), (one, other) => create({ name: one.name + other.name }))
  .then((app) => load(app, __dirname))
  .tap((app) => {
    app.get("/tapped", (req, res) => res.end()); // $ endpoint="GET /tapped"
  })
  .then((app) => Promise.each(["cats", "dogs"], (name) => app.get(`/${name}`, (req, res) => res.end())).then(() => app)) // $ endpoint="GET /cats" $ endpoint="GET /dogs"
  .then((app) => [app, "/spread"])
  .spread((app, path) => {
    app.get(path, (req, res) => res.end()); // $ endpoint="GET /spread"
    app.listen(3000);
  });
