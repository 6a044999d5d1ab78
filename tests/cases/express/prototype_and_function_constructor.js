var express = require("express");
function Api(app) {
  this.app = app;
}
Api.prototype.mount = function (path) {
  this.app.get(path, function (req, res) { res.end(); }); // $ endpoint="GET /proto"
  return this;
};
new Api(express()).mount("/proto");
