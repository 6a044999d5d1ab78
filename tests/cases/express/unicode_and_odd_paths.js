const express = require("express");
const app = express();
app.get("/caf\u00e9", (q, s) => s.end()); // $ endpoint="GET /café"
app.get("/.well-known/openid-configuration", (q, s) => s.end()); // $ endpoint="GET /.well-known/openid-configuration"
app.get("/flights/:from-:to", (q, s) => s.end()); // $ endpoint="GET /flights/:from-:to"
app.get("/file.:ext", (q, s) => s.end()); // $ endpoint="GET /file.:ext"
