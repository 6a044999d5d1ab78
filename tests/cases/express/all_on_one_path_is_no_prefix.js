const express = require("express");
const app = express();
const requireUser = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));
const notes = express.Router();
notes.all("/", requireUser); // $ endpoint="ALL /notes"
notes.get("/", (req, res) => res.end()); // $ endpoint="GET /notes" guard=requireUser
notes.get("/:id", (req, res) => res.end()); // $ endpoint="GET /notes/:id" guard=none
app.use("/notes", notes);
app.all("/files", requireUser); // $ endpoint="ALL /files"
app.all("/tags/:tag", requireUser); // $ endpoint="ALL /tags/:tag"
const later = express.Router();
later.get("/", (req, res) => res.end()); // $ endpoint="GET /files" guard=requireUser
later.get("/list", (req, res) => res.end()); // $ endpoint="GET /files/list" guard=none
app.use("/files", later);
app.get("/tags/old", (req, res) => res.end()); // $ endpoint="GET /tags/old" guard=requireUser
app.get("/tags/old/notes", (req, res) => res.end()); // $ endpoint="GET /tags/old/notes" guard=none
app.all("/", requireUser); // $ endpoint="ALL /"
app.get("/about", (req, res) => res.end()); // $ endpoint="GET /about" guard=none
app.get("/", (req, res) => res.end()); // $ endpoint="GET /" guard=requireUser
app.listen(3000);
