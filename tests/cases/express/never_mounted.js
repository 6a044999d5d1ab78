const express = require("express");
const app = express();
const forgotten = express.Router();
forgotten.get("/ghost", (req, res) => res.end()); // $ unmounted="GET /ghost"
forgotten.post("/ghost", (req, res) => res.end()); // $ unmounted="POST /ghost"
app.get("/live", (req, res) => res.end()); // $ endpoint="GET /live"
// app.use("/old", forgotten);
