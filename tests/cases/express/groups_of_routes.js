// $ oracle=no: express-group-routes is not installed there
const express = require("express");
require("express-group-routes");
const app = express();
const requireKey = (req, res, next) => (req.headers["x-api-key"] ? next() : res.sendStatus(401));
app.group("/api/v1", (router) => {
  router.get("/login", (req, res) => res.end()); // $ endpoint="GET /api/v1/login" guard=none
  router.group("/books", (books) => {
    books.use(requireKey);
    books.post("/", (req, res) => res.end()); // $ endpoint="POST /api/v1/books" guard=requireKey
  });
});
app.listen(3000);
