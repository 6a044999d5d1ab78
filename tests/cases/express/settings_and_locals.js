const express = require("express");
const app = express();
app.set("prefix", "/api");
app.locals.router = express.Router();
app.locals.router.get("/items", (req, res) => res.end()); // $ endpoint="GET /api/items"
app.use(app.get("prefix"), app.locals.router);
app.listen(3000);
