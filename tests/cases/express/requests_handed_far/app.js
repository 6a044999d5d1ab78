// Middleware hands its requests to a router some properties away, behind an accessor, or in an object that a function makes.
// $ oracle=no: what is booted cannot see behind the middleware
const express = require("express");
const service = require("./service");
const app = express();

const kept = { middleware: { keys: express.Router().get("/jwks.json", (req, res) => res.json({})) } }; // $ endpoint="GET /members/jwks.json" endpoint="GET /brackets/jwks.json"
app.use("/members", function lazy(req, res, next) {
  return kept.middleware.keys(req, res, next);
});
app.use("/brackets", (req, res, next) => kept["middleware"].keys.handle(req, res, next));

function createApi() {
  return { middleware: { offers: express.Router().get("/offers", (req, res) => res.json([])) } }; // $ endpoint="GET /api/offers"
}
const api = createApi();
app.use("/api", (req, res, next) => api.middleware.offers(req, res, next));

app.use("/later", (req, res, next) => service.api.inner.router(req, res, next));
app.use("/maybe", (req, res, next) => service.api?.inner?.pages(req, res, next));
service.init();

const routers = { web: express.Router().get("/none", (req, res) => res.end()) };
app.use("/by-request", (req, res, next) => {
  const routers = req.app.locals.routers;
  routers.web(req, res, next);
});

class Desk {
  constructor() {
    this.parts = { router: express.Router() };
    this.parts.router.get("/tickets", (req, res) => res.json([])); // $ endpoint="GET /desk/tickets"
  }
  handle(req, res, next) {
    return this.parts.router(req, res, next);
  }
}
const desk = new Desk();
app.use("/desk", (req, res, next) => desk.handle(req, res, next));
app.listen(3000);
