// $ oracle=no: vhost is not installed there
const express = require("express");
const vhost = require("vhost");
const app = express();
const api = express();
api.get("/items", (req, res) => res.end()); // $ endpoint="GET /items"
app.use(vhost("api.example.com", api));
app.listen(3000);
