const express = require("express");

const app = express();
const OPEN = ["/open"];

function guard(req, res, next) {
  if (OPEN.includes(req.path)) return next();
  if (!req.headers.authorization) return res.sendStatus(401);
  next();
}

const list = (req, res) => res.json([]);
const router = express.Router();
router.use(guard);
router.get("/open", list); // $ endpoint="GET /v1/open" endpoint="GET /v2/open" guard=none
router.get("/closed", list); // $ endpoint="GET /v1/closed" endpoint="GET /v2/closed" guard=guard
app.use("/v1", router);
app.use("/v2", router);

app.use("/shop", guard);
app.use("/bank", guard);
app.get("/bank/open", list); // $ endpoint="GET /bank/open" guard=none
app.get("/shop/open", list); // $ endpoint="GET /shop/open" guard=none
app.get("/shop/closed", list); // $ endpoint="GET /shop/closed" guard=guard
app.listen(3000);
