import express from "express";
const app = express();
app.get("/live", (req, res) => { res.end(); }); // $ endpoint="GET /live"
