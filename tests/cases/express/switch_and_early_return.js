const express = require("express");
const app = express();
function mount(kind) {
  if (!kind) return;
  switch (kind) {
    case "a":
      app.get("/a", (req, res) => res.end()); // $ endpoint="GET /a"
      break;
    default:
      app.get("/other", (req, res) => res.end()); // $ endpoint="GET /other"
  }
}
mount();
mount("a");
mount("z");
