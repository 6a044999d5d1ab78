const express = require("express");
const app = express();
app.get("/again", (req, res) => res.end()); // $ endpoint="GET /again"
if (require.main === module) app.listen(0);
