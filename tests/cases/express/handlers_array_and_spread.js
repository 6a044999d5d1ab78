const express = require("express");
const app = express();
const requireUser = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));
const validate = (req, res, next) => next();
const chain = [requireUser, validate];
const list = (req, res) => res.end();
app.get("/a", chain, list); // $ endpoint="GET /a" guard=requireUser
app.get("/b", ...chain, list); // $ endpoint="GET /b" guard=requireUser
app.get("/c", [validate, [requireUser]], list); // $ endpoint="GET /c" guard=requireUser
app.get("/d", validate, list); // $ endpoint="GET /d" guard=none
