// What one test asks for beside others is no condition of serving at all: each route keeps its own test, whole.
const express = require("express");
const app = express();
if (process.env.REPORTS || (process.env.BETA && process.env.EXPORTS)) {
  app.get("/reports", (req, res) => res.end()); // $ endpoint="GET /reports" confidence=conditional
}
if (process.env.EXPORTS) {
  app.get("/exports", (req, res) => res.end()); // $ endpoint="GET /exports" confidence=conditional
}
app.listen(3000);
