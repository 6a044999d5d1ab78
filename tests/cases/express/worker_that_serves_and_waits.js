// A loop that waits for work has registered something in its first round, and nothing since: it is left, and what comes after it is read.
const express = require("express");

const app = express();
const queues = Array.from({ length: 120 }, (_, position) => `queue-${position}`);

class Supervisor {
  state = "new";

  async serve() {
    this.state = "running";
    while (this.state === "running") {
      if (!this.router) {
        this.router = express.Router();
        this.router.get("/state", (req, res) => res.end()); // $ endpoint="GET /worker/state" guard=none
        app.use("/worker", this.router);
      }
      const seen = [];
      for (const queue of queues) {
        const waiting = app.locals[queue];
        if (waiting) seen.push(waiting);
        seen.length = Math.min(seen.length, 10);
      }
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

new Supervisor().serve();
app.get("/queues", (req, res) => res.json(queues)); // $ endpoint="GET /queues" guard=none
app.listen(3000);
