// $ oracle=no (the library is a company's own)
const express = require("express");
const { protectedRoute, trackedRoute } = require("@harbour/sign-on-express");

const { harbour } = require("@harbour/sign-on-node");

const app = express();
app.get("/tides", trackedRoute(), (req, res) => res.end()); // $ endpoint="GET /tides" guard=none
app.use("/berths", protectedRoute());
app.get("/berths", (req, res) => res.end()); // $ endpoint="GET /berths" guard=any
app.get("/piers", harbour.authenticate, (req, res) => res.end()); // $ endpoint="GET /piers" guard=any
app.get("/signals", harbour.observe, (req, res) => res.end()); // $ endpoint="GET /signals" guard=none
app.listen(3000);
