const express = require("express");
const app = express();
app.post("/reset", (req, res) => res.end()); // $ unmounted="POST /reset"
app.listen(6000);
