const express = require("express");
const session = require("express-session");
const app = express();
app.use(session({ secret: "s" }));
const ensureLoggedIn = (req, res, next) => (req.session && req.session.userId ? next() : res.redirect("/login"));
app.get("/login", (req, res) => res.end()); // $ endpoint="GET /login" guard=none
app.get("/dashboard", ensureLoggedIn, (req, res) => res.end()); // $ endpoint="GET /dashboard" guard=ensureLoggedIn
