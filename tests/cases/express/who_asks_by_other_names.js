// Who asks stands on the request or among the answer's locals, by whatever name the program has for him.
const express = require("express");

const pass = (req, res, next) => {
  if (req.headers.authorization === "Bearer harbour") res.locals.username = "pilot";
  next();
};
const named = (req, res, next) => {
  if (!res.locals.username) return res.status(401).send("Not you");
  next();
};
const employees = (req, res, next) => {
  if (!req.employee) return res.status(401).json({ message: "Only for those who work here" });
  next();
};
const tokens = (req, res, next) => (req.decoded ? next() : res.sendStatus(403));
const filled = (req, res, next) => {
  if (!req.body.email || !req.body.username) return res.status(400).json({ message: "Who are you?" });
  next();
};

const app = express();
app.use(express.json(), pass);
app.use("/berths", named);
app.get("/berths/free", (req, res) => res.end()); // $ endpoint="GET /berths/free" guard=named
app.get("/wages", employees, (req, res) => res.end()); // $ endpoint="GET /wages" guard=employees
app.get("/notes", tokens, (req, res) => res.end()); // $ endpoint="GET /notes" guard=tokens
app.post("/register", filled, (req, res) => res.end()); // $ endpoint="POST /register" guard=none
app.listen(3000);
