var express = require("express"),
  app = express(),
  { Router: makeRouter } = express,
  users = makeRouter(), teams = new express.Router();
users.get("/u", (q, s) => s.end()); // $ endpoint="GET /u"
teams.get("/t", (q, s) => s.end()); // $ endpoint="GET /t"
app.use(users).use(teams);
