const express = require("express");

const app = express();

const without = (req) => (req.headers.authorization || "").replace("Bearer ", "").trim();

function asked(req, res, next) {
  if (without(req) === "") return res.status(401).end();
  next();
}

function counted(req, res, next) {
  const token = req.get("x-api-key") ?? "";
  if (token.length === 0) return res.status(401).end();
  next();
}

function destructured(req, res, next) {
  const { authorization = "" } = req.headers;
  if (authorization == "") {
    const error = new Error("who asks?");
    error.status = 401;
    return next(error);
  }
  next();
}

function chosen(req, res, next) {
  const token = req.headers.authorization ? req.headers.authorization.slice(7) : "";
  switch (token) {
    case "":
      return res.sendStatus(401);
    default:
      return next();
  }
}

function told(req, res, next) {
  const token = req.headers.authorization || "";
  if (typeof token !== "string") return res.sendStatus(401);
  if (token === null) return res.sendStatus(401);
  next();
}

const nothing = (req, res) => res.json([]);
app.get("/asked", asked, nothing); // $ endpoint="GET /asked" guard=asked
app.get("/counted", counted, nothing); // $ endpoint="GET /counted" guard=counted
app.get("/destructured", destructured, nothing); // $ endpoint="GET /destructured" guard=destructured
app.get("/chosen", chosen, nothing); // $ endpoint="GET /chosen" guard=chosen
app.get("/told", told, nothing); // $ endpoint="GET /told" guard=none
app.listen(3000);
