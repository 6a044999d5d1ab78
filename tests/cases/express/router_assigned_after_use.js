// $ oracle=no
const express = require("express");
let router;
const app = express();
app.use((req, res, next) => router(req, res, next));
const setup = express.Router();
setup.get("/progress", (req, res) => res.end());
router = setup;
const holder = {};
app.use("/v2", function (req, res, next) { holder.current(req, res, next); });
app.listen(0, async () => {
  const routes = express.Router();
  routes.get("/orders", (req, res) => res.end()); // $ endpoint="GET /orders"
  router = routes;
  holder.current = express.Router();
  holder.current.get("/items", (req, res) => res.end()); // $ endpoint="GET /v2/items"
});
