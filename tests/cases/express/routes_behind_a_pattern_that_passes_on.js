// A route whose path stands for others and whose handlers pass on is met before what is registered later for the same method.
const express = require("express");
const app = express();

function signedIn(req, res, next) {
  if (!req.headers.authorization) return res.sendStatus(401);
  next();
}
const remember = (req, res, next) => {
  req.at = Date.now();
  next();
};

app.get("/about", (req, res) => res.end()); // $ endpoint="GET /about" guard=none
app.get(/^\/admin\/.*/, signedIn, remember); // $ endpoint="GET /^\/admin\/.*/" guard=signedIn
app.get("/admin/users", (req, res) => res.end()); // $ endpoint="GET /admin/users" guard=signedIn
app.post("/admin/users", (req, res) => res.end()); // $ endpoint="POST /admin/users" guard=none
app.get("/users", (req, res) => res.end()); // $ endpoint="GET /users" guard=none

app.get("/:page", signedIn, (req, res, next) => (req.params.page === "home" ? res.end() : next())); // $ endpoint="GET /:page" guard=signedIn
app.get("/news", (req, res) => res.end()); // $ endpoint="GET /news" guard=signedIn
app.get("/news/:id", (req, res) => res.end()); // $ endpoint="GET /news/:id" guard=none

const notes = express.Router();
notes.get("/", (req, res) => res.end()); // $ endpoint="GET /notes/" guard=signedIn
notes.get("/:id", (req, res) => res.end()); // $ endpoint="GET /notes/:id" guard=none
notes.put("/", (req, res) => res.end()); // $ endpoint="PUT /notes/" guard=none
app.use("/notes", notes);

const late = express.Router();
app.get(/^\/.*/, signedIn, remember); // $ endpoint="GET /^\/.*/" guard=signedIn
late.get("/a/b", (req, res) => res.end()); // $ endpoint="GET /late/a/b" guard=signedIn
late.post("/a", (req, res) => res.end()); // $ endpoint="POST /late/a" guard=none
app.use("/late", late);

app.listen(3000);
