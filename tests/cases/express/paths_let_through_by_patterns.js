// $ oracle=no: neither minimatch nor micromatch is installed there
// Which paths need no pass is told by lists of texts and patterns, by globs, by records, and by a parsed address.
const express = require("express");
const { match } = require("path-to-regexp");
const { minimatch } = require("minimatch");
const micromatch = require("micromatch");

const app = express();
const answer = (req, res) => res.end();

const pass = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));
const except = (guard, ...paths) => (req, res, next) => (paths.some((path) => path === req.path) ? next() : guard(req, res, next));

const open = ["/tides", /^\/lights/];
const byBoth = (req, res, next) => {
  if (open.some((item) => (item instanceof RegExp ? item.test(req.path) : item === req.path))) return next();
  return pass(req, res, next);
};
app.get("/tides", byBoth, answer); // $ endpoint="GET /tides" guard=none
app.get("/lights/:id", byBoth, answer); // $ endpoint="GET /lights/:id" guard=none
app.get("/berths", byBoth, answer); // $ endpoint="GET /berths" guard=any

const byName = except(pass, "/winds");
app.get("/winds", byName, answer); // $ endpoint="GET /winds" guard=none
app.get("/ropes", byName, answer); // $ endpoint="GET /ropes" guard=any

const maps = [match("/maps/:id")];
const byMatch = (req, res, next) => (maps.some((fits) => fits(req.path)) ? next() : pass(req, res, next));
app.get("/maps/:id", byMatch, answer); // $ endpoint="GET /maps/:id" guard=none
app.get("/charts/:id", byMatch, answer); // $ endpoint="GET /charts/:id" guard=any

const byGlob = (req, res, next) => (minimatch(req.path, "/open/**") ? next() : pass(req, res, next));
app.get("/open/sea/deep", byGlob, answer); // $ endpoint="GET /open/sea/deep" guard=none
app.get("/closed/sea", byGlob, answer); // $ endpoint="GET /closed/sea" guard=any

const byGlobs = (req, res, next) => (micromatch.isMatch(req.path, ["/free/*"]) ? next() : pass(req, res, next));
app.get("/free/sea", byGlobs, answer); // $ endpoint="GET /free/sea" guard=none
app.get("/free/sea/deep", byGlobs, answer); // $ endpoint="GET /free/sea/deep" guard=any

const byAddress = (req, res, next) => {
  const { pathname } = new URL(req.url, "http://harbour");
  return pathname === "/news" ? next() : pass(req, res, next);
};
app.get("/news", byAddress, answer); // $ endpoint="GET /news" guard=none
app.get("/letters", byAddress, answer); // $ endpoint="GET /letters" guard=any

const rules = [
  { method: "GET", path: "/prices", pass: false },
  { method: "PUT", path: "/prices", pass: true },
];
const byRule = (req, res, next) => {
  const rule = rules.find((item) => item.method === req.method && item.path === req.path);
  if (rule && !rule.pass) return next();
  return pass(req, res, next);
};
app.get("/prices", byRule, answer); // $ endpoint="GET /prices" guard=none
app.put("/prices", byRule, answer); // $ endpoint="PUT /prices" guard=any

app.listen(3000);
