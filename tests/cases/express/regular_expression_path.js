const express = require("express");
const app = express();
app.get("/plain", (req, res) => res.end()); // $ endpoint="GET /plain"
app.get(/^\/files\/(.+)$/, (req, res) => res.end()); // $ endpoint="GET /^\/files\/(.+)$/"
const pages = ["index", "contact"];
app.get(new RegExp("^/(" + pages.join("|") + ")[.]html$", "i"), (req, res) => res.end()); // $ endpoint="GET /^\/(index|contact)[.]html$/i"
