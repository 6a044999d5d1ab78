// The answer has helpers of the program's own: their names say what they answer.
const express = require("express");
const app = express();

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
