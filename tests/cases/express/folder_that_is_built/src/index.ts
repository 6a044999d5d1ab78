import express from "express";

class Shop {
  serve(prefix: string): void {
    const app = express();
    app.get(`${prefix}/orders`, (req, res) => res.end()); // $ endpoint="GET /shop/orders"
    app.listen(3000);
  }
}
module.exports = new Shop();
