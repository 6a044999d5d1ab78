const express = require("express");
const app = express();

function signed(req, res, next) {
  if (req.headers.hasOwnProperty("signature")) {
    req.signer = req.headers.signature;
  } else if (req.method === "POST") {
    return res.sendStatus(401);
  }
  next();
}
function keyed(req, res, next) {
  if (!Object.hasOwn(req.headers, "x-api-key")) return res.status(401).end();
  next();
}
function measured(req, res, next) {
  if (!Object.hasOwn(req.headers, "content-length")) return res.status(411).end();
  next();
}

app.post("/signed", signed, (req, res) => res.end()); // $ endpoint="POST /signed" guard=signed
app.get("/signed", signed, (req, res) => res.end()); // $ endpoint="GET /signed" guard=none
app.get("/keyed", keyed, (req, res) => res.end()); // $ endpoint="GET /keyed" guard=keyed
app.get("/measured", measured, (req, res) => res.end()); // $ endpoint="GET /measured" guard=none
app.listen(3000);
