const express = require("express");
const app = express();
const leaf = express.Router().get("/x", (q, s) => s.end()); // $ endpoint="GET /a/n/x" endpoint="GET /b/n/x"
const middle = express.Router().use("/n", leaf);
app.use("/a", middle);
app.use("/b", middle);
