// The error that is passed on gets its status by itself; Basic is read by a library that finds nothing.
const express = require("express");
const basicAuth = require("basic-auth");

function known(req) {
  const given = basicAuth(req);
  if (!given) return false;
  return given.name === "harbour" && given.pass === process.env.HARBOUR_PASS;
}

function knownOnly(req, res, next) {
  if (known(req)) {
    return next();
  }
  const error = new Error();
  error.statusCode = 401;
  error.headers = { "WWW-Authenticate": 'Basic realm="harbour"' };
  return next(error);
}

function openHours(req, res, next) {
  if (new Date().getHours() > 6) {
    return next();
  }
  const error = new Error("closed");
  error.status = 503;
  next(error);
}

const app = express();
app.get("/tides", openHours, (req, res) => res.end()); // $ endpoint="GET /tides" guard=none
app.get("/berths", knownOnly, (req, res) => res.end()); // $ endpoint="GET /berths" guard=knownOnly
app.listen(3000);
