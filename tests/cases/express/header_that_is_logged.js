// $ oracle=no: pino and a library of settings are not installed there
// What is logged of a header that a setting names throws nothing: whoever asks gets on, though an error would be handed on.
const express = require("express");
const logger = require("pino")();
const { settings } = require("settings-of-somebody");
const app = express();
const answer = (req, res) => res.end();
const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);

function addressOf(req) {
  const env = settings();
  if (!env.ADDRESS_HEADER) return req.ip;
  const given = req.get(env.ADDRESS_HEADER);
  if (typeof given === "string") return given;
  logger.warn(`no address: ${JSON.stringify(given)}`);
  return req.ip;
}

const identify = async (req, res, next) => {
  req.visitor = { address: addressOf(req), role: "guest" };
  if (req.token) req.visitor.role = "member";
  next();
};

app.use(wrap(identify));
app.get("/articles", answer); // $ endpoint="GET /articles" guard=none
app.listen(3000);
