const express = require("express");
const app = express();
const ok = (req, res) => res.end();
for (const name of ["cats", "dogs"]) {
  app.get(`/${name}`, ok); // $ endpoint="GET /cats" endpoint="GET /dogs"
  app.get(`/${name}/:id`, ok); // $ endpoint="GET /cats/:id" endpoint="GET /dogs/:id"
}
for (let i = 1; i <= 2; i++) app.get("/v" + i, ok); // $ endpoint="GET /v1" endpoint="GET /v2"
