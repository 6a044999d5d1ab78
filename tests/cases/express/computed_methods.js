const express = require("express");
const app = express();
const methods = ["get", "post"];
methods.forEach((m) => app[m]("/thing", (req, res) => res.end())); // $ endpoint="GET /thing" endpoint="POST /thing"
const verb = "put";
app[verb]("/thing", (req, res) => res.end()); // $ endpoint="PUT /thing"
app["delete"]("/thing", (req, res) => res.end()); // $ endpoint="DELETE /thing"
