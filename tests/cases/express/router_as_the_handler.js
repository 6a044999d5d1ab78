// A router may be the handler of a route, or be handed the request by it: what stands in it for every path is what the request meets.
const express = require("express");
const app = express();
const ask = (req, res) => {
  if (!req.headers.authorization) return res.status(401).end("No");
  return res.end("ok");
};
const requireUser = (req, res, next) => (req.headers.authorization ? next() : res.status(401).end());
const answer = (req, res) => res.end("ok");
const wrap = (fn) => async (req, res, next) => {
  try {
    await fn(req, res, next);
  } catch (error) {
    next(error);
  }
};

const asking = express.Router().use(express.json(), ask);
app.post("/itself", asking); // $ endpoint="POST /itself" guard=handler
app.post("/handed", (req, res, next) => asking(req, res, next)); // $ endpoint="POST /handed" guard=handler
app.post("/handled", (req, res, next) => { // $ endpoint="POST /handled" guard=handler
  asking.handle(req, res, next);
});

const wrapped = express.Router().use(express.json(), wrap((req, res) => ask(req, res)));
app.post("/wrapped", wrapped); // $ endpoint="POST /wrapped" guard=handler

const guarded = express.Router().use("/", requireUser, answer);
app.post("/guarded", guarded); // $ endpoint="POST /guarded" guard=requireUser
app.post("/within", express.Router().use(express.json(), guarded)); // $ endpoint="POST /within" guard=requireUser
app.route("/chained").post(express.json(), guarded); // $ endpoint="POST /chained" guard=requireUser

const early = express.Router().use(requireUser);
app.get("/early", early, answer); // $ endpoint="GET /early" guard=requireUser
app.get("/passed", early); // $ endpoint="GET /passed" guard=requireUser
app.get("/passed", answer);

const open = express.Router().use(express.json(), answer);
app.post("/open", open); // $ endpoint="POST /open" guard=none

const late = express.Router();
app.get("/late", late); // $ endpoint="GET /late" guard=handler
late.use(ask);

const elsewhere = express.Router().use("/other", requireUser).use(answer);
app.get("/elsewhere", elsewhere); // $ endpoint="GET /elsewhere" guard=none
const first = express.Router();
first.get("/first", answer);
first.use(requireUser);
app.get("/first", first); // $ endpoint="GET /first" guard=none

const failing = express.Router().use(ask, (error, req, res, next) => res.status(500).end());
app.get("/failing", failing); // $ endpoint="GET /failing" guard=handler
app.get("/some", (req, res, next) => { // $ endpoint="GET /some" guard=none
  if (req.query.all) return asking(req, res, next);
  return res.end();
});
app.listen(3000);
