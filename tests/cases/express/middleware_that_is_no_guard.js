const express = require("express");
const cors = require("cors");
const helmet = require("helmet");
const rateLimit = require("express-rate-limit");
const morgan = require("morgan");
const compression = require("compression");
const app = express();
app.use(cors(), helmet(), compression());
app.use(morgan("combined"));
app.use(rateLimit({ windowMs: 60_000, max: 100 }));
app.use(express.json());
app.get("/items", rateLimit({ max: 3 }), cors(), (req, res) => res.end()); // $ endpoint="GET /items" guard=none
app.use((err, req, res, next) => res.status(401).end());
