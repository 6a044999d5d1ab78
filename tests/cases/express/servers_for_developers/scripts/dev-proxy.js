const express = require("express");
const app = express();
app.get("/proxied", (req, res) => res.end()); // $ unmounted="GET /proxied"
app.listen(5000);
