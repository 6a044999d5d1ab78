// $ express=^5.1.0
const express = require("express");
const app = express();
const requireUser = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));
app.all("/api/{*rest}", requireUser); // $ endpoint="ALL /api/{*rest}"
app.get("/api/notes/:id", (req, res) => res.end()); // $ endpoint="GET /api/notes/:id" guard=requireUser
app.all("/books{/*rest}", requireUser); // $ endpoint="ALL /books{/*rest}"
app.get("/books", (req, res) => res.end()); // $ endpoint="GET /books" guard=requireUser
app.get("/books/:id", (req, res) => res.end()); // $ endpoint="GET /books/:id" guard=requireUser
app.use("/files/{*rest}", requireUser);
app.get("/files/:id", (req, res) => res.end()); // $ endpoint="GET /files/:id" guard=requireUser
app.get("/about", (req, res) => res.end()); // $ endpoint="GET /about" guard=none
app.all("/{*rest}", requireUser); // $ endpoint="ALL /{*rest}"
app.get("/late", (req, res) => res.end()); // $ endpoint="GET /late" guard=requireUser
app.listen(3000);
