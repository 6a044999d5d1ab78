// What a function does not have itself it has from the prototype that it was given: routes set up through it are the router's.
const express = require("express");
const app = express();

function wrap(router) {
  function inner(req, res, next) {
    return inner.handle(req, res, next);
  }
  Object.setPrototypeOf(inner, router);
  return inner;
}
const letters = wrap(express.Router());
letters.get("/unsubscribe", (req, res) => res.send("bye")); // $ endpoint="GET /unsubscribe" endpoint="GET /again/unsubscribe"
letters.route("/letters").post((req, res) => res.end()); // $ endpoint="POST /letters" endpoint="POST /again/letters"
app.use(letters);
app.use("/again", wrap(letters));

const old = (req, res, next) => old.handle(req, res, next);
old.__proto__ = express.Router();
old.use((req, res, next) => (req.headers.authorization ? next() : res.status(401).end()));
old.get("/bills", (req, res) => res.end()); // $ endpoint="GET /old/bills" guard=any
app.use("/old", old);

const shared = { path: "/shared", get name() { return "never"; } };
function own() {}
own.verb = "get";
Object.setPrototypeOf(own, shared);
own.name === "own" && app[own.verb](own.path, (req, res) => res.end()); // $ endpoint="GET /shared"
Object.getPrototypeOf(own) === shared && !Object.hasOwn(own, "path") && app.get("/known", (req, res) => res.end()); // $ endpoint="GET /known"
Object.keys(own).forEach((name) => app.get(`/${name}`, (req, res) => res.end())); // $ endpoint="GET /verb"
app.listen(3000);
