const express = require("express");
const { auth, requiredScopes } = require("express-oauth2-jwt-bearer");
const app = express();
const checkJwt = auth({ audience: "a", issuerBaseURL: "https://issuer.example" });
app.get("/public", (req, res) => res.end()); // $ endpoint="GET /public" guard=none
app.get("/messages", checkJwt, requiredScopes("read:messages"), (req, res) => res.end()); // $ endpoint="GET /messages" guard=any
