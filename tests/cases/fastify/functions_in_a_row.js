// What registers is put in a row, by functions that hand on what the one before returns. // $ oracle=no (ramda and fp-ts are not installed)
const Fastify = require("fastify");
const { always, compose, pipe, pipeWith, tap, unapply } = require("ramda");
const { pipe: through } = require("fp-ts/function");

const withHealth = (app) => {
  app.get("/health", async () => "ok"); // $ endpoint="GET /health"
  return app;
};
const withItems = (app) => {
  app.get("/items/:id", compose((handler) => async (req, reply) => handler(req, reply), always(async () => ({})))()); // $ endpoint="GET /items/:id"
  return app;
};
const withAdmin = tap((app) => {
  app.delete("/items/:id", async () => ({})); // $ endpoint="DELETE /items/:id"
});
const withRoutes = pipe(withHealth, withItems);
const oneByOne = unapply(pipeWith((step, value) => Promise.resolve(value).then(step)));

oneByOne(
  (app) => app.register(require("@fastify/cors")).then(() => app),
  withRoutes,
  withAdmin,
  (app) => through(app, (server) => server.post("/items", async () => ({}))), // $ endpoint="POST /items"
  (app) => app.listen({ port: 3000 }),
)(Fastify());
