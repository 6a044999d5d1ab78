// $ oracle=no (what refuses here answers neither 401 nor 403)
// Whoever answers for want of a credential guards, whatever the status; a list of words in place of the header is as absent as it.
const express = require("express");
const app = express();

function byHeader(req, res, next) {
  const header = req.header("Authorization") ? req.header("Authorization").split(" ") : null;
  if (!header) {
    return res.status(422).json({ error: "no Authorization header" });
  }
  return next();
}

app.get("/b", byHeader, (req, res) => res.end()); // $ endpoint="GET /b" guard=byHeader
app.listen(3000);
