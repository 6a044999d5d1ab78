// $ oracle=no: the framework answers 404
// Some answer 404 where a token is missing, and say so.
const express = require("express");

class HarbourError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const pass = async (req, res, next) => {
  const token = req.cookies["pass"] || (req.header("Pass") ? req.header("Pass").split(" ")[1] : null);
  if (token) {
    req.sailor = await find(token);
    next();
  } else {
    next(new HarbourError(404, "Authentication token missing"));
  }
};

const find = async (token) => ({ token });

const ship = async (req, res, next) => {
  if (req.cookies["ship"]) {
    next();
  } else {
    next(new HarbourError(404, "No such ship"));
  }
};

const formOnly = (req, res, next) => {
  if (req.cookies["form"] === req.body.form) {
    next();
  } else {
    next(new HarbourError(422, "Invalid CSRF token"));
  }
};

const app = express();
app.get("/berths", pass, (req, res) => res.end()); // $ endpoint="GET /berths" guard=pass
app.get("/ship", ship, (req, res) => res.end()); // $ endpoint="GET /ship" guard=none
app.post("/ship", formOnly, (req, res) => res.end()); // $ endpoint="POST /ship" guard=none
app.listen(3000);
