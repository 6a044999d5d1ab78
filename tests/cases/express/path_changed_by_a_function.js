const express = require("express");
const spelled = (name) => name.replaceAll(/%[0-9A-F]{2}/g, (part) => decodeURIComponent(part));
const dashed = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const parameters = (name) => name.replace(/\[(\w+)\]/g, (_, word) => ":" + word);
const app = express();
app.get(spelled("/plain"), (req, res) => res.end()); // $ endpoint="GET /plain"
app.get(spelled("/%2Ewell-known"), (req, res) => res.end()); // $ endpoint="GET /.well-known"
app.get(dashed("/resetPassword"), (req, res) => res.end()); // $ endpoint="GET /reset-password"
app.get(parameters("/users/[id]/[part]"), (req, res) => res.end()); // $ endpoint="GET /users/:id/:part"
