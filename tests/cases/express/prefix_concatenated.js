const express = require("express");
const app = express();
const base = "/api" + "/" + ["v1", "public"].join("/");
app.get(base + "/ping", (req, res) => res.end()); // $ endpoint="GET /api/v1/public/ping"
const join = require("path").posix.join;
app.get(join("/x", "y", "z"), (req, res) => res.end()); // $ endpoint="GET /x/y/z"
app.get("/".concat("one", "/", "two"), (req, res) => res.end()); // $ endpoint="GET /one/two"
