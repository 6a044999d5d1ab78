// $ oracle=no: only the main program is booted there
const express = require("express");
const app = express();
app.get("/items", (req, res) => res.end()); // $ endpoint="GET /items"
app.listen(3000);
