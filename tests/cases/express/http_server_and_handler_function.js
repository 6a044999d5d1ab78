const http = require("node:http");
const express = require("express");
const app = express();
http.createServer(app).listen(0);
app.get("/late", (req, res) => res.end()); // $ endpoint="GET /late"
http.createServer((req, res) => res.end()).listen(0);
