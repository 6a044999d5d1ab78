// $ oracle=no (shared-routes is not installed there)
import express, { Router } from "express";
import { defineRoute, defineRoutes } from "shared-routes";
import { createExpressSharedRouter } from "shared-routes/express";

const doorRoutes = defineRoutes({
  list: defineRoute({ method: "get", url: "/doors" }),
  open: defineRoute({ method: "post", url: "/doors/:number/open" }),
  never: defineRoute({ method: "delete", url: "/doors/:number" }),
});
const windowRoutes = defineRoutes({ list: { method: "get", url: "/windows" } });
const signedIn = (req, res, next) => (req.headers.authorization ? next() : res.status(401).end());

const doors = Router();
const shared = createExpressSharedRouter(doorRoutes, doors);
shared.list((req, res) => res.json([])); // $ endpoint="GET /api/doors" guard=none
shared.open(signedIn, (req, res) => res.json({})); // $ endpoint="POST /api/doors/:number/open" guard=signedIn

const app = express();
app.use("/api", doors);
createExpressSharedRouter(windowRoutes, app).list((req, res) => res.json([])); // $ endpoint="GET /windows"
app.listen(3000);
