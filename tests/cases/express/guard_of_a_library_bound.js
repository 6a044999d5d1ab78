// $ oracle=no: a package that is not to be seen
const express = require("express");
const passport = require("passport");
const middleware = require("@acme/service-middleware");
const app = express();

function Lamps(storage) {
  this.storage = storage;
  this.verify = middleware.authenticate(storage);
  this.measure = middleware.measure(storage);
}

Lamps.prototype.list = function (req, res) {
  res.json(this.storage);
};

Lamps.prototype.rows = function () {
  const self = this;
  return [
    ["get", "/lamps", this.verify, this.list],
    ["get", "/measured", this.measure, this.list],
  ].map((row) => row.map((part) => (typeof part === "function" ? part.bind(self) : part)));
};

new Lamps({}).rows().forEach(([verb, ...rest]) => app[verb](...rest)); // $ endpoint="GET /lamps" endpoint="GET /measured"
const rows = new Lamps({}).rows();
app.put("/first", ...rows[0].slice(2)); // $ endpoint="PUT /first" guard=any
app.put("/second", ...rows[1].slice(2)); // $ endpoint="PUT /second" guard=none
app.get("/asked", passport.authenticate("jwt").bind(null), (req, res) => res.end()); // $ endpoint="GET /asked" guard=any
app.listen(3000);
