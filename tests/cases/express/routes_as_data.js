const express = require("express");
const app = express();
const router = express.Router();
const list = (req, res) => res.end();
const routes = [
  { method: "get", path: "/cars", handler: list },
  { method: "POST", path: "/cars", handler: list },
  { method: "delete", path: "/cars/:id", handler: list },
];
routes.forEach(({ method, path, handler }) => {
  router[method.toLowerCase()](path, handler); // $ endpoint="GET /api/cars" endpoint="POST /api/cars" endpoint="DELETE /api/cars/:id"
});
app.use("/api", router);
