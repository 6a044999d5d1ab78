const express = require("express");
const app = express();
const requireUser = (req, res, next) => (req.headers.authorization ? next() : res.status(401).json({ error: "who?" }));
const account = app.route("/account").all(requireUser); // $ endpoint="ALL /account"
account.get((req, res) => res.json({})); // $ endpoint="GET /account" guard=requireUser
app.get("/about", (req, res) => res.end()); // $ endpoint="GET /about" guard=none
