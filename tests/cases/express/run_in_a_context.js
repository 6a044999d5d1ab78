// $ oracle=no: libraries that the oracle does not have
const express = require("express");
const domain = require("domain");
const { AsyncLocalStorage, AsyncResource } = require("node:async_hooks");
const cls = require("cls-hooked");
const pRetry = require("p-retry");
const retry = require("async-retry");
const pLimit = require("p-limit");
const { Mutex } = require("async-mutex");
const Sentry = require("@sentry/node");
const { trace } = require("@opentelemetry/api");

const app = express();
const settings = new AsyncLocalStorage();
const log = { op: "boot" };

function inTransaction(context, step) {
  return function () {
    const given = arguments;
    const current = domain.active || domain.create();
    current.op = context.op;
    current.on("error", () => {});
    return current.run(function expanded() {
      return step.apply(step, given);
    });
  };
}

const below = (path) => `/${settings.getStore().prefix}${path}`;
const things = inTransaction(log, (router) => {
  router.get("/things", (req, res) => res.end()); // $ endpoint="GET /things"
  return "/more";
});
const start = inTransaction(log, (router) => {
  const more = things(router);
  router.get(more, (req, res) => res.end()); // $ endpoint="GET /more"
});
start(app);

settings.run({ prefix: "stored" }, (name) => {
  app.get(below(`/${name}`), (req, res) => res.end()); // $ endpoint="GET /stored/lamps"
  settings.exit(() => settings.run({ prefix: "inner" }, () => app.get(below("/doors"), (req, res) => res.end()))); // $ endpoint="GET /inner/doors"
  app.put(below(`/${name}`), (req, res) => res.end()); // $ endpoint="PUT /stored/lamps"
}, "lamps");

const bound = AsyncResource.bind((path) => app.get(path, (req, res) => res.end())); // $ endpoint="GET /bound"
bound("/bound");

const namespace = cls.createNamespace("boot");

async function main() {
  const tried = await pRetry(async (attempt) => ({ path: "/tried" }), { retries: 3 });
  app.get(tried.path, (req, res) => res.end()); // $ endpoint="GET /tried"
  const again = await retry(async (bail) => "/again", { retries: 2 });
  app.get(again, (req, res) => res.end()); // $ endpoint="GET /again"
  const limit = pLimit(2);
  const paths = await Promise.all(["/a", "/b"].map((name) => limit(async (given) => `/limited${given}`, name)));
  for (const path of paths) app.get(path, (req, res) => res.end()); // $ endpoint="GET /limited/a" endpoint="GET /limited/b"
  const mutex = new Mutex();
  app.get(await mutex.runExclusive(() => "/exclusive"), (req, res) => res.end()); // $ endpoint="GET /exclusive"
  const watched = Sentry.startSpan({ name: "boot" }, (span) => "/watched");
  app.get(watched, (req, res) => res.end()); // $ endpoint="GET /watched"
  const traced = await trace.getTracer("boot").startActiveSpan("routes", { root: true }, async (span) => {
    span.end();
    return "/traced";
  });
  app.get(traced, (req, res) => res.end()); // $ endpoint="GET /traced"
  const returned = namespace.runAndReturn(() => "/returned");
  app.get(returned, (req, res) => res.end()); // $ endpoint="GET /returned"
  app.listen(3000);
}

main();
