// $ oracle=no (needs a key of the service)
const express = require("express");
const { ClerkExpressRequireAuth, ClerkExpressWithAuth } = require("@clerk/clerk-sdk-node");

const app = express();
app.use(ClerkExpressWithAuth());
app.get("/shelves", (req, res) => res.end()); // $ endpoint="GET /shelves" guard=none
app.get("/loans", ClerkExpressRequireAuth(), (req, res) => res.end()); // $ endpoint="GET /loans" guard=ClerkExpressRequireAuth
app.listen(3000);
