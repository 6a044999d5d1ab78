const express = require("express");

const app = express();
app.get("/tugs", (req, res) => res.end()); // $ endpoint="GET /tugs"
app.listen(3001);
