const express = require("express");
const app = express();
function register(target, path, ...handlers) {
  target.get(path, ...handlers); // $ endpoint="GET /a" endpoint="GET /b"
}
register(app, "/a", (req, res) => res.end());
register(app, "/b", (req, res) => res.end());
