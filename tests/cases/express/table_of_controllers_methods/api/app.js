// $ oracle=no: express-routes-mapper is not installed there
const express = require("express");
const mapRoutes = require("express-routes-mapper");
const { open, owned, closed } = require("../config/routes");

const signed = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));
const app = express();
const shop = mapRoutes(open, "api/controllers/"); // $ endpoint="GET /shop/orders" guard=none endpoint="POST /shop/orders"
const mine = mapRoutes(owned, "api/controllers/"); // $ endpoint="DELETE /mine/orders/:id" guard=requireOwner
const office = mapRoutes(closed, "api/controllers/office/", [signed]); // $ endpoint="GET /office/staff" guard=signed
app.use("/shop", shop);
app.use("/mine", mine);
app.use("/office", office);
app.listen(3000);
