// A guard as the last handler of a route passes on to a later route of the same path, or to nothing.
const express = require("express");
const jwt = require("express-jwt");
const passport = require("passport");
const app = express();

const isAuthorized = () => jwt({ secret: "s", algorithms: ["HS256"] });
function signedIn(req, res, next) {
  if (!req.session?.userId) return res.sendStatus(401);
  next();
}

app.get("/users", isAuthorized()); // $ endpoint="GET /users" guard=expressjwt
app.route("/users/:id")
  .get(signedIn) // $ endpoint="GET /users/:id" guard=signedIn
  .put((req, res, next) => next()); // $ endpoint="PUT /users/:id" guard=none
app.get("/orders", signedIn); // $ endpoint="GET /orders" guard=signedIn
app.get("/orders", (req, res) => res.json([]));
app.post("/orders", (req, res) => res.json([])); // $ endpoint="POST /orders" guard=none
app.get("/auth/quickbooks", passport.authorize("quickbooks")); // $ endpoint="GET /auth/quickbooks" guard=none
app.get("/auth/quickbooks/back", passport.authorize("quickbooks", { failureRedirect: "/" }), (req, res) => res.end()); // $ endpoint="GET /auth/quickbooks/back" guard=none
app.get("/own", (req, res, next) => { // $ endpoint="GET /own" guard=handler
  if (!req.session?.userId) return res.status(401).end();
  res.json([]);
});

app.listen(3000);
