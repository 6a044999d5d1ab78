// What a middleware asks for makes it a guard, whatever the header or the answers that others may have given.
const express = require("express");
const app = express();

function whoAsks(req) {
  return req.session?.userId ?? null;
}

function refuseStrangers(req, res, next) {
  const id = whoAsks(req);
  if (res.headersSent) {
    return;
  }
  if (!id) {
    res.sendStatus(401);
    return;
  }
  next();
}

function byServiceKey(req, res, next) {
  const key = req.headers["service-exchange-key"];
  return key && key === process.env.SERVICE_KEY ? next() : res.status(401).send("no");
}

function once(req, res, next) {
  if (!req.headers["idempotency-key"]) {
    return res.status(400).send("no key");
  }
  return next();
}

function checkUploadToken(req, res, next) {
  if (!req.headers.authorization) return res.status(401).json({ error: "no token" });
  next();
}

function upload(req, res, next) {
  if (!req.headers["x-upload-key"]) return res.status(400).json({ error: "no file" });
  next();
}

const greet = (req, res) => res.end();
app.get("/a", refuseStrangers, greet); // $ endpoint="GET /a" guard=refuseStrangers
app.get("/c", byServiceKey, greet); // $ endpoint="GET /c" guard=byServiceKey
app.post("/e", checkUploadToken, greet); // $ endpoint="POST /e" guard=checkUploadToken
app.post("/f", upload, greet); // $ endpoint="POST /f" guard=none
app.post("/d", once, greet); // $ endpoint="POST /d" guard=none
app.listen(3000);
