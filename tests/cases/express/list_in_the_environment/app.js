// $ oracle=no
const express = require("express");
const listed = (name) => (process.env[name] && process.env[name].split(",")) || [];
const app = express();
for (const path of listed("PUBLIC_PATHS")) app.get(path, (req, res) => res.end()); // $ endpoint="GET /a" endpoint="GET /b"
