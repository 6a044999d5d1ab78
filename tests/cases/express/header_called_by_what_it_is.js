// The header's name says nothing; the variable's does.
const express = require("express");
const { createVerify } = require("crypto");

function sealed(req, res, next) {
  const signature = req.header("X-Integrity");
  if (!signature) return res.status(403).json({ msg: "not sealed" });
  const check = createVerify("RSA-SHA256").update(JSON.stringify(req.body));
  if (!check.verify(process.env.PUBLIC_KEY, signature, "hex")) return res.status(403).json({ msg: "not sealed" });
  next();
}

function versioned(req, res, next) {
  const version = req.header("X-Api-Version");
  if (!version) return res.status(400).json({ msg: "which version?" });
  next();
}

function sameForm(req, res, next) {
  const token = req.header("X-CSRF-Token");
  if (!token || token !== req.cookies["csrf-token"]) return res.status(400).json({ msg: "another form" });
  next();
}

const app = express();
app.get("/letters", versioned, (req, res) => res.end()); // $ endpoint="GET /letters" guard=none
app.post("/letters", sealed, (req, res) => res.end()); // $ endpoint="POST /letters" guard=sealed
app.put("/letters", sameForm, (req, res) => res.end()); // $ endpoint="PUT /letters" guard=none
app.listen(3000);
