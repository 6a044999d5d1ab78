const express = require("express");
const basicAuth = require("express-basic-auth");
const kept = new Map();
const settings = { get: async (name) => kept.get(name), check: async () => false };
const app = express();
function byPassword(name, password, callback) {
  settings.check(name, password).then((known) => callback(null, known));
}
function byKey(name, password, callback) {
  callback(null, password === settings.key);
}
const forMetrics = async function (req, res, next) {
  if (!(await settings.get("open"))) {
    const byKeys = await settings.get("keys");
    let guard;
    if (byKeys) {
      guard = basicAuth({ authorizer: byKey, authorizeAsync: true, challenge: true });
    } else {
      guard = basicAuth({ authorizer: byPassword, authorizeAsync: true, challenge: true });
    }
    guard(req, res, next);
  } else {
    next();
  }
};
app.get("/metrics", forMetrics, (req, res) => res.end()); // $ endpoint="GET /metrics" guard=forMetrics
app.listen(3000);
