const express = require("express");
class Shop {
  constructor(settings) {
    this.settings = settings;
  }
  static open(settings) {
    return new Shop(settings);
  }
  serve() {
    const app = express();
    app.get(`${this.settings.prefix}/orders`, (req, res) => res.end()); // $ endpoint="GET /shop/orders"
    app.listen(3000);
  }
}
exports.Shop = Shop;
