const express = require("express");
const { tokenOrKey } = require("./keys");
const app = express();
const scoped = (scope) => (req, res, next) => tokenOrKey({ scope })(req, res, next);
app.get("/items", scoped("read"), (req, res) => res.json([])); // $ endpoint="GET /items" guard=scoped
function late(req, res, next) {
  require("./tokens").byToken(req, res, next);
}
app.get("/things", late, (req, res) => res.json([])); // $ endpoint="GET /things" guard=late
app.get("/open", (req, res) => res.json([])); // $ endpoint="GET /open" guard=none
app.listen(3000);
