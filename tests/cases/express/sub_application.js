const express = require("express");
const app = express();
const admin = express();
admin.get("/stats", (req, res) => res.end()); // $ endpoint="GET /admin/stats"
app.use("/admin", admin);
