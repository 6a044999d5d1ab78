const express = require("express");
const app = express();
app.get("/worker", (req, res) => res.end()); // $ endpoint="GET /worker"
if (require.main === module) app.listen(0);
