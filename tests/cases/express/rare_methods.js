// Methods beside OpenAPI's are methods all the same.
const express = require("express");
const app = express();
const items = express.Router();
items.search("/", (req, res) => res.end()); // $ endpoint="SEARCH /items/"
items.route("/:id").lock((req, res) => res.end()); // $ endpoint="LOCK /items/:id"
app.propfind("/files", (req, res) => res.end()); // $ endpoint="PROPFIND /files"
app["m-search"]("/devices", (req, res) => res.end()); // $ endpoint="M-SEARCH /devices"
app.use("/items", items);
app.listen(3000);
