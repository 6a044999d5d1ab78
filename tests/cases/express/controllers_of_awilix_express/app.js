// $ oracle=no: awilix-express is not installed there
const path = require("path");
const express = require("express");
const { asClass, asValue, createContainer } = require("awilix");
const { controller, loadControllers, makeInvoker, scopePerRequest } = require("awilix-express");
const Orders = require("./services/orders");
const reports = require("./services/reports");

const container = createContainer();
container.register({ orders: asClass(Orders), limit: asValue(10) });

const app = express();
app.use(scopePerRequest(container));
app.use("/api", loadControllers("routes/*Api.js", { cwd: __dirname }));
app.use(controller([reports]));
app.use("/again", loadControllers("routes/*Api.js"));

const orders = makeInvoker(Orders);
app.get("/orders", orders("list")); // $ endpoint="GET /orders" guard=none
app.listen(3000);
