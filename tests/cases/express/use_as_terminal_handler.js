const express = require("express");
const app = express();
app.use("/static", express.static("public"));
app.use("/health", (req, res) => res.end("ok"));
app.get("/x", (req, res) => res.end()); // $ endpoint="GET /x"
app.use((req, res) => res.status(404).end());
