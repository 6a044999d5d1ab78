const express = require("express");
const http = require("http");
const app = express();
function start(callback) { callback(null, app); }
start((error, server) => {
  server.get("/cb", (req, res) => res.end()); // $ endpoint="GET /cb"
});
http.createServer(app).listen(0);
