const express = require("express");
const app = express();
app.get("/forked", (req, res) => res.end()); // $ endpoint="GET /forked"
if (require.main === module) app.listen(0);
