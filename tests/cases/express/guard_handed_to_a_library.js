// $ oracle=no (the library is not installed)
// A library that is handed several functions for one route calls them in order: a guard among them stands before the last.
const express = require("express");
const { createRoute } = require("routes-to-documents");
const app = express();

const admin = (req, res, next) => {
  if (!req.session || !req.session.admin) return res.sendStatus(401);
  next();
};
const log = (req, res, next) => next();
const done = async (req, res) => res.end();

class Stations {
  update = createRoute(admin, done);
  list = createRoute(log, done);
}

const stations = new Stations();
app.get("/one", createRoute(done)); // $ endpoint="GET /one" guard=none
app.get("/stations", stations.list); // $ endpoint="GET /stations" guard=none
app.patch("/stations", stations.update); // $ endpoint="PATCH /stations" guard=admin
app.put("/stations", createRoute([log, admin], done)); // $ endpoint="PUT /stations" guard=admin

app.listen(3000);
