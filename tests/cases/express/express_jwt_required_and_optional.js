const express = require("express");
const { expressjwt } = require("express-jwt");
const app = express();
const auth = {
  required: expressjwt({ secret: "s", algorithms: ["HS256"] }),
  optional: expressjwt({ secret: "s", algorithms: ["HS256"], credentialsRequired: false }),
};
app.get("/feed", auth.required, (req, res) => res.end()); // $ endpoint="GET /feed" guard=any
app.get("/articles", auth.optional, (req, res) => res.end()); // $ endpoint="GET /articles" guard=none
