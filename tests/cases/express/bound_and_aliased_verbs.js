const express = require("express");
const app = express();
const get = app.get.bind(app);
const { post } = { post: (...args) => app.post(...args) }; // $ endpoint="POST /aliased"
get("/bound", (req, res) => res.end()); // $ endpoint="GET /bound"
post("/aliased", (req, res) => res.end());
app.put.call(app, "/called", (req, res) => res.end()); // $ endpoint="PUT /called"
app.patch.apply(app, ["/applied", (req, res) => res.end()]); // $ endpoint="PATCH /applied"
