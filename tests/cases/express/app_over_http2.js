// $ oracle=no: http2-express-bridge is not installed there
const express = require("express");
const http2 = require("http2");
const bridge = require("http2-express-bridge");
const app = bridge(express);
app.get("/stream", (req, res) => res.end()); // $ endpoint="GET /stream"
http2.createSecureServer({ allowHTTP1: true }, app).listen(3000);
