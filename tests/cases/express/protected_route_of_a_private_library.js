// $ oracle=no (the library is a company's own)
const express = require("express");
const { protectedRoute, trackedRoute } = require("@harbour/sign-on-express");

const app = express();
app.get("/tides", trackedRoute(), (req, res) => res.end()); // $ endpoint="GET /tides" guard=none
app.use("/berths", protectedRoute());
app.get("/berths", (req, res) => res.end()); // $ endpoint="GET /berths" guard=any
app.listen(3000);
