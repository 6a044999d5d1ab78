const express = require("express");
const dns = require("node:dns");
const app = express();
const start = () => {
  app.get("/rooms", (req, res) => res.end()); // $ endpoint="GET /rooms" confidence=certain
};
const withCertificates = (callback) => {
  if (process.env.NO_CERTIFICATES) {
    callback(new Error("no certificates"));
    return;
  }
  callback(null);
};
if (process.env.ADDRESS === undefined) {
  dns.lookup("localhost", (error, found) => { if (found || !found) start(); });
} else {
  start();
}
withCertificates((failure) => {
  if (failure) return;
  app.get("/seats", (req, res) => res.end()); // $ endpoint="GET /seats" confidence=certain
});
