const express = require("express");
const app = express();
app.get("/payments", (req, res) => res.json([])); // $ unmounted="GET /payments"
app.listen(4000);
