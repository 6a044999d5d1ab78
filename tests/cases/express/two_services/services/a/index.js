// $ oracle=no
const app = require("express")();
app.get("/same", (req, res) => res.end()); // $ endpoint="GET /same"
app.listen(1);
