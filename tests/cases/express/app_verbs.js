const express = require("express");
const app = express();
const ok = (req, res) => res.end();
app.get("/items", ok); // $ endpoint="GET /items" guard=none
app.post("/items", ok); // $ endpoint="POST /items"
app.put("/items/:id", ok); // $ endpoint="PUT /items/:id"
app.patch("/items/:id", ok); // $ endpoint="PATCH /items/:id"
app.delete("/items/:id", ok); // $ endpoint="DELETE /items/:id"
app.head("/items", ok); // $ endpoint="HEAD /items"
app.options("/items", ok); // $ endpoint="OPTIONS /items"
app.all("/any", ok); // $ endpoint="ALL /any"
app.get("title"); // a setting, not a route
app.set("trust proxy", 1);
app.listen(3000);
