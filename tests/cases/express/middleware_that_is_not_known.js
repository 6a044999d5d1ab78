// $ oracle=no
const express = require("express");
const app = express();
app.use(globalThis.tools.middleware);
app.use(process.env.MIDDLEWARE ? require(process.env.MIDDLEWARE) : (req, res, next) => next());
app.get("/items", (req, res) => res.end()); // $ endpoint="GET /items"
