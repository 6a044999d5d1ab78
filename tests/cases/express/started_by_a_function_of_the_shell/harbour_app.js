// $ oracle=no: what starts it is a shell script
const express = require("express");

const Harbour = function () {
  this.app = express();
};

Harbour.prototype.start = function (options, done) {
  const router = express.Router();
  router.get("/berths", (req, res) => res.end()); // $ endpoint="GET /harbour/berths"
  this.app.use(options.base || "/harbour", router);
  done();
};

module.exports = Harbour;
