// $ oracle=no: the package is not installed there
// What a package that is not to be seen calls a check of a token is a guard, but not where the token is that of a form.
const express = require("express");
const { checkToken } = require("@acme/commons/middleware/csrf.middleware");
const { verifyToken } = require("@acme/commons/middleware/session");

const app = express();
app.get("/form", checkToken, (req, res) => res.end()); // $ endpoint="GET /form" guard=none
app.get("/notes", verifyToken, (req, res) => res.end()); // $ endpoint="GET /notes" guard=@acme/commons/middleware/session.verifyToken
app.listen(3000);
