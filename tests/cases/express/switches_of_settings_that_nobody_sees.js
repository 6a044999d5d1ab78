// A switch of which nothing is known stays so where a branch that may not run turns it on: what it decides stands under a condition.
const express = require("express");
const settings = { port: 3000 };
for (const pair of process.argv.slice(2)) {
  const [name, value] = pair.split("=");
  settings[name] = value;
}

const app = express();
settings.plain = settings.plain || false;
if (settings.root !== false) {
  settings.root = settings.root || "/";
} else {
  settings.plain = true;
}
if (!settings.plain) {
  app.get("/editor", (req, res) => res.end()); // $ endpoint="GET /editor" confidence=conditional
}
app.get("/health", (req, res) => res.end()); // $ endpoint="GET /health"
app.listen(3000);
