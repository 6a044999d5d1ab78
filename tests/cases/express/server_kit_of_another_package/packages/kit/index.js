const express = require("express");
exports.makeRouter = () => express.Router();
exports.serve = (router) => {
  const app = express();
  app.get("/healthz", (req, res) => res.end()); // $ endpoint="GET /healthz"
  app.use(router).listen(3000);
};
