// A program is started with no arguments, unless somebody gives some: what they turn on is off, what they turn off is on.
const express = require("express");
const app = express();
const strict = (req, res, next) => {
  if (!req.headers.authorization) return res.status(401).end();
  next();
};
const given = process.argv.slice(2);
const options = {};
for (const argument of given) {
  if (argument === "--open") options.open = true;
  else if (argument.startsWith("--base=")) options.base = argument.slice(7);
}
for (let place = 0; place < given.length; place++) {
  switch (given[place]) {
    case "--mute":
      options.mute = true;
      break;
    case "--port":
      options.port = Number(given[++place]);
      break;
    default:
      options.last = given[place];
  }
}
const flags = { bare: false };
if (process.argv.includes("--bare")) flags.bare = true;
let plain;
if (given.some((argument) => argument === "--plain")) plain = true;
if (given.indexOf("--trace") !== -1) app.get("/trace", (req, res) => res.end()); // $ endpoint="GET /trace" confidence=conditional guard=none
if (!flags.bare) app.get("/news", (req, res) => res.end()); // $ endpoint="GET /news" confidence=certain guard=none
else app.get("/bare", (req, res) => res.end()); // $ endpoint="GET /bare" confidence=conditional guard=none
if (!plain) app.get("/full", (req, res) => res.end()); // $ endpoint="GET /full" confidence=certain guard=none
if (plain) app.get("/plain", (req, res) => res.end()); // $ endpoint="GET /plain" confidence=conditional guard=none
if (!options.mute) app.get("/loud", (req, res) => res.end()); // $ endpoint="GET /loud" confidence=certain guard=none
if (given[0] === "demo") app.get("/demo", (req, res) => res.end()); // $ endpoint="GET /demo" confidence=conditional guard=none
else app.get("/live", (req, res) => res.end()); // $ endpoint="GET /live" confidence=certain guard=none
if (!options.open) app.use(strict);
app.get("/orders", (req, res) => res.end()); // $ endpoint="GET /orders" confidence=certain guard=strict
app.listen(3000);
