// $ oracle=no: node-config is not installed there
import config from "config";
import express from "express";

const app = express();
app.use(config.harbour.path, (req, res, next) => next());
app.get(config.harbour.path + "/tides", (req, res) => res.end()); // $ endpoint="GET /harbour/tides"
app.listen(3000);
