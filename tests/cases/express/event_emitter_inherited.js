const EventEmitter = require("events").EventEmitter;
const util = require("util");
const express = require("express");

function Program() {
  EventEmitter.call(this);
  this.modules = [];
}
util.inherits(Program, EventEmitter);
["get", "put"].forEach(function (method) {
  Program.prototype[method] = function () {
    this.server[method].apply(this.server, arguments); // $ endpoint="PUT /assets/:id" endpoint="GET /assets/ready"
  };
});
Program.prototype.add = function (module) {
  module.start(this).on("changed", this.changed.bind(this));
};
Program.prototype.changed = function (name, status) {
  if (status === "complete") this.emit("loaded", name);
};
Program.prototype.Part = function (program, name, options) {
  this.name = name;
  program.on("begin", options.begin.bind(this));
};
util.inherits(Program.prototype.Part, EventEmitter);
Program.prototype.run = function () {
  var program = this;
  program.server = express();
  program.once("ready", function (name) {
    program.get("/" + name + "/ready", function (req, res) { res.end(); });
  });
  program.on("loaded", function (name) {
    program.emit("ready", name);
  });
  program.add({
    start: function (owner) {
      return new owner.Part(owner, "assets", {
        begin: function () {
          owner.put("/" + this.name + "/:id", function (req, res) { res.end(); });
          this.emit("changed", "assets", "complete");
        },
      });
    },
  });
  program.emit("begin");
  program.server.listen(3000);
};
new Program().run();
