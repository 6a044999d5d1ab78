const express = require("express");
const app = express().get("/a", (q, s) => s.end()).post("/b", (q, s) => s.end()); // $ endpoint="GET /a" endpoint="POST /b"
app.use(express.json()).get("/c", (q, s) => s.end()); // $ endpoint="GET /c"
