// $ oracle=no: what boots the case is a primary alone
const cluster = require("cluster");
const express = require("express");

class Program {
  start() {
    const app = express();
    if (cluster.isMaster) {
      app.get("/health", (req, res) => res.end()); // $ endpoint="GET /health" confidence=certain
      cluster.fork();
      app.listen(3000);
      return;
    }
    this.work();
  }

  work() {
    const app = express();
    app.get("/work", (req, res) => res.end()); // $ endpoint="GET /work" confidence=certain
    app.listen(3001);
  }
}
new Program().start();
if (!cluster.isMaster) {
  const more = express();
  more.get("/more", (req, res) => res.end()); // $ endpoint="GET /more" confidence=certain
  more.listen(3002);
}
