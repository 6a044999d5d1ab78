const express = require("express");
const auth = require("./middleware");
const users = require("./users.routes");
const app = express();
app.use(auth.session);
app.use("/users", auth.verifyToken, users);
app.get("/health", (req, res) => res.end()); // $ endpoint="GET /health" guard=none
