// $ oracle=no: what a handler calls when a request comes is not seen there
// Middleware hands its requests to the router that a field or a variable holds when they come: it may get another one after use().
const express = require("express");

class Web {
  app = express();
  #api = express.Router();
  #pages;

  constructor(inner) {
    this.app.use("/int", (req, res, next) => next(), inner);
    this.app.use("/api", async (req, res, next) => this.#api(req, res, next));
    this.app.use((req, res, next) => this.#pages(req, res, next));
  }

  set api(router) {
    this.#api = router;
  }

  set pages(router) {
    this.#pages = router;
  }
}

function section(path) {
  const router = express.Router();
  router.get(path, (req, res) => res.end()); // $ endpoint="GET /int/state" guard=none endpoint="GET /api/notes" guard=none endpoint="GET /pages" guard=none endpoint="GET /old/links" guard=none endpoint="GET /shop/handed" guard=none
  return router;
}

class Program {
  constructor() {
    this.web = new Web(section("/state"));
    this.web.api = section("/notes");
  }

  start() {
    this.web.pages = section("/pages");
    let links = express.Router();
    this.web.app.use("/old", (req, res, next) => links(req, res, next));
    links = section("/links");
    const counted = section("/counted");
    const handed = section("/handed");
    this.web.app.use("/shop", (req, res, next) => {
      res.set("X-Count", counted.stack.length);
      handed(req, res, next);
    });
    this.web.app.listen(3000);
  }
}

new Program().start();
