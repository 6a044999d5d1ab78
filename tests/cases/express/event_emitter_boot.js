const { EventEmitter } = require("events");
const express = require("express");

class Server extends EventEmitter {
  constructor() {
    super();
    this.app = express();
  }
  start() {
    this.emit("routes", this.app);
    this.emit("ready");
    return this;
  }
}

const server = new Server();
server.on("routes", (app) => {
  app.get("/from-event", (req, res) => res.end()); // $ endpoint="GET /from-event"
});
server.once("ready", () => server.app.get("/ready", (req, res) => res.end())); // $ endpoint="GET /ready"
server.on("routes", function (app) {
  app.get("/second", (req, res) => res.end()); // $ endpoint="GET /second"
});
server.start();
