// $ oracle=no (the file that the install script copies is not there)
// An install script copies default/config.yaml to config.yaml, which is not committed.
const fs = require("fs");
const path = require("path");
const yaml = require("yaml");
const express = require("express");

let cached = null;
function settings() {
  if (!cached) cached = yaml.parse(fs.readFileSync(path.join(process.cwd(), "./config.yaml"), "utf8"));
  return cached;
}

function basicAuth(req, res, next) {
  if (!req.headers.authorization) return res.status(401).end();
  next();
}

function account(req, res, next) {
  if (!req.headers["x-account-token"]) return res.status(403).end();
  next();
}

const app = express();
if (settings().basicAuthMode) app.use(basicAuth);
if (settings().accounts) app.use(account);
app.get(settings().prefix + "/state", (req, res) => res.end());  // $ endpoint="GET /relay/state" guard=account
app.listen(3000);
