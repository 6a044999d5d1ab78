const express = require("express");
const clean = (path) => path.replace(/\/+/g, "/").replace(/[{]([a-z]+)[}]/g, ":$1");
const app = express();
app.get(clean("//v1//items/{id}"), (req, res) => res.end()); // $ endpoint="GET /v1/items/:id"
