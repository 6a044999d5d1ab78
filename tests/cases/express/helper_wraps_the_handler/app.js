// $ oracle=no
const express = require("express");
const { route } = require("./helper");
const app = express();
route(app, "get", "/items", (req, res) => res.end()); // $ endpoint="GET /items"
