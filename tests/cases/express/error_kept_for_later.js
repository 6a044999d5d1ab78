// A check that is not decided keeps an error in a variable, which decides later whether anything is served: programs pass their own checks.
const express = require("express");
const app = express();
const name = require("os").hostname();
let failure = null;
let reason;
if (!name) failure = new Error("this machine has no name");
if (name === "broken") {
  reason = new TypeError("it is broken");
}
if (!failure) app.get("/items", (req, res) => res.end()); // $ endpoint="GET /items"
else console.error(failure.message);
if (!reason) {
  app.get("/users", (req, res) => res.end()); // $ endpoint="GET /users"
} else {
  app.use((req, res) => res.status(503).end());
}
app.listen(3000);
