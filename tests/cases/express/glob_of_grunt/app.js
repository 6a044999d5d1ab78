// $ oracle=no: grunt is not installed there
const path = require("path");
const express = require("express");
const files = require("grunt").file;
const app = express();
files.expand("./routes/**/*.js").forEach((file) => require(path.resolve(file))(app));
files.expand({ filter: "isFile" }, ["routes/*.js"]).forEach((file) => app.get("/files/" + path.basename(file, ".js"), (req, res) => res.end())); // $ endpoint="GET /files/users"
app.listen(3000);
