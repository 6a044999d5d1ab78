// $ express=^4.22.0
// A wildcard without a slash stands right behind the mount: it answers at the mount itself, too.
const express = require("express");
const app = express();
const pages = express.Router();
const gated = express.Router();

const gate = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));

pages.get("/about", (req, res) => res.end()); // $ endpoint="GET /pages/about" guard=none
pages.get("*", (req, res) => res.end()); // $ endpoint="GET /pages*" guard=none
gated.all("*", gate); // $ endpoint="ALL /gated*"
gated.get("/door", (req, res) => res.end()); // $ endpoint="GET /gated/door" guard=gate
app.use("/pages", pages);
app.use("/gated", gated);
app.use("/", express.Router().get("*", (req, res) => res.end())); // $ endpoint="GET /*" guard=none
app.listen(3000);
