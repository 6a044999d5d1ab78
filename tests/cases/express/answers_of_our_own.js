// The answer has helpers of the program's own: their names say what they answer.
const express = require("express");
const passport = require("passport");
const app = express();
const codes = { unauthorized: 401, forbidden: 403, notFound: 404 };

function makeUtils(res) {
  const made = { errors: {} };
  for (const [name, code] of Object.entries(codes)) {
    made[name] = () => res.status(code).end();
    made.errors[name] = made[name];
  }
  return made;
}

app.use(passport.initialize());

app.use((req, res, next) => {
  res.utils = makeUtils(res);
  next();
});

function signedIn(req, res, next) {
  if (req.isAuthenticated()) return next();
  return res.utils.unauthorized();
}
const onlyAdmin = [
  signedIn,
  function onlyAdmin(req, res, next) {
    if (req.user.role === "admin") return next();
    res.utils.errors.forbidden("admins only");
  },
];
function found(req, res, next) {
  if (req.query.id) return next();
  return res.utils.notFound();
}

app.get("/notes", signedIn, (req, res) => res.end()); // $ endpoint="GET /notes" guard=signedIn
app.get("/admin", onlyAdmin, (req, res) => res.end()); // $ endpoint="GET /admin" guard=signedIn guard=onlyAdmin
app.get("/found", found, (req, res) => res.end()); // $ endpoint="GET /found" guard=none

app.listen(3000);
