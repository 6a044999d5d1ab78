// A class has its methods before its static fields are filled and its static blocks are run, wherever they stand.
const express = require("express");

class OrderRoutes {
  static Router;
  static #controller;

  static {
    this.#controller = { all: (req, res) => res.json([]) };
    this.Router = express.Router();
    this.#register();
  }

  static #register() {
    this.Router.get("/orders", this.#controller.all); // $ endpoint="GET /api/orders"
  }
}

class BillRoutes {
  static router = BillRoutes.make();

  static make() {
    const router = express.Router();
    router.get("/bills", (req, res) => res.json([])); // $ endpoint="GET /api/bills"
    return router;
  }
}

const app = express();
app.use("/api", OrderRoutes.Router);
app.use("/api", BillRoutes.router);
app.listen(3000);
