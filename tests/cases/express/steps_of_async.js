// $ oracle=no
const async = require("async");
const express = require("express");
const yn = require("yn");
const app = express();
const setUp = (names, done) => {
  async.eachSeries(names, (name, next) => {
    app.get("/" + name, (req, res) => res.end()); // $ endpoint="GET /orders" endpoint="GET /items"
    next();
  }, done);
};
async.series([
  (callback) => setUp(["orders", "items"], callback),
  function (callback) {
    app.post("/carts", (req, res) => res.end()); // $ endpoint="POST /carts" confidence=certain
    callback();
  },
], (error) => {
  if (error) throw error;
  app.get("/late", (req, res) => res.end()); // $ endpoint="GET /late"
  if (yn(process.env.DEBUG_ROUTES)) {
    app.get("/debug", (req, res) => res.end()); // $ endpoint="GET /debug" confidence=conditional
  } else {
    app.get("/quiet", (req, res) => res.end()); // $ endpoint="GET /quiet"
  }
  app.listen(3000);
});
async.waterfall([
  (next) => next(null, express.Router()),
  (router, next) => {
    router.get("/seats", (req, res) => res.end()); // $ endpoint="GET /hall/seats"
    app.use("/hall", router);
    next();
  },
]);
