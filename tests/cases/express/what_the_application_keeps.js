const express = require("express");
const app = express();

function keeps(req, res, next) {
  req.customer = req.headers.authorization ? { id: 1 } : null;
  res.locals.member_of = req.customer && "club";
  next();
}
function known(req, res, next) {
  if (!req.customer) return res.status(401).end();
  next();
}
const there = (req, res, next) => (req.customer ? next() : res.sendStatus(401));
const let_in = (req, res, next) => {
  if (req.customer) {
    next();
  } else {
    res.status(401).end();
  }
};
const named = (req, res, next) => {
  const { customer } = req;
  if (customer === undefined || customer === null) throw Object.assign(new Error("who asks?"), { status: 401 });
  next();
};
const shown = (req, res, next) => {
  if (!res.locals.club) return res.status(401).end();
  next();
};
function other(req, res, next) {
  if (req.ip === "10.0.0.1") return res.status(401).end();
  next();
}
function gone(req, res, next) {
  if (req.customer && req.customer.gone) return res.status(410).end();
  next();
}

app.use(keeps);
app.get("/known", known, (req, res) => res.end()); // $ endpoint="GET /known" guard=known
app.get("/there", there, (req, res) => res.end()); // $ endpoint="GET /there" guard=there
app.get("/let-in", let_in, (req, res) => res.end()); // $ endpoint="GET /let-in" guard=let_in
app.get("/named", named, (req, res) => res.end()); // $ endpoint="GET /named" guard=named
app.get("/shown", shown, (req, res) => res.end()); // $ endpoint="GET /shown" guard=shown
app.get("/other", other, (req, res) => res.end()); // $ endpoint="GET /other" guard=none
app.get("/gone", gone, (req, res) => res.end()); // $ endpoint="GET /gone" guard=none

app.listen(3000);
