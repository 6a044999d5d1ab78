const express = require("express");

express.application.group = function (prefix, fill) {
  const router = express.Router();
  fill(router);
  return this.use(prefix, router);
};
express.Router.crud = express.Router.prototype.crud = function (path, controller) {
  this.get(path, controller.list); // $ endpoint="GET /shop/items"
  this.post(path, controller.create); // $ endpoint="POST /shop/items"
};

const app = express();
app.group("/shop", (router) => {
  router.crud("/items", { list: (req, res) => res.end(), create: (req, res) => res.end() });
});
app.listen(3000);
