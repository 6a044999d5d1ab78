// $ oracle=no (http-assert is not installed there)
const express = require("express");
const assert = require("http-assert");
const app = express();

function signedIn(req, res, next) {
  assert(req.headers.authorization, 401, "who asks?");
  next();
}
function small(req, res, next) {
  assert(Number(req.headers["content-length"] || 0) < 1e9, 413);
  next();
}
app.get("/signed-in", signedIn, (req, res) => res.end()); // $ endpoint="GET /signed-in" guard=signedIn
app.get("/small", small, (req, res) => res.end()); // $ endpoint="GET /small" guard=none

app.listen(3000);
