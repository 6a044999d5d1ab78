// $ oracle=no: express-enrouten is not installed there
const express = require("express");
const enrouten = require("express-enrouten");
const health = (req, res) => res.end(); // $ endpoint="GET /health"
const app = express();
app.use("/shop", enrouten({ directory: "controllers" }));
app.use(enrouten({ index: "routes.js", routes: [{ path: "/health", method: "GET", handler: health }] }));
app.listen(3000);
