const express = require("express");
const app = express();
app.get("/spawned", (req, res) => res.end()); // $ endpoint="GET /spawned"
if (require.main === module) app.listen(0);
