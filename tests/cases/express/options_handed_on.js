// $ oracle=no: yargs and minimist are not installed there
const express = require("express");
const minimist = require("minimist");
const yargs = require("yargs");
const strict = (req, res, next) => {
  if (req.headers.authorization !== process.env.KEY) return res.status(401).end();
  next();
};
class Options {
  constructor(given) {
    this.given = given;
  }
  get login() {
    return this.given.user && this.given.password ? { user: this.given.user, password: this.given.password } : undefined;
  }
}
const start = (given, folder) => {
  const options = new Options({ ...given, folder });
  const more = Object.assign({}, { root: "/none" }, minimist(process.argv.slice(2), { default: { root: "/root" } }));
  const app = express();
  if (options.login) app.use(strict);
  app.get(`${options.given.base}/orders`, (req, res) => res.end()); // $ endpoint="GET /shop/orders" confidence=certain guard=none
  if (options.given.metrics) app.get("/metrics", (req, res) => res.end()); // $ endpoint="GET /metrics" confidence=conditional
  app.get(`${more.root}/x`, (req, res) => res.end()); // $ endpoint="GET /root/x" confidence=certain guard=none
  if (more.trace) app.get("/trace", (req, res) => res.end()); // $ endpoint="GET /trace" confidence=conditional
  app.listen(3000);
};
yargs
  .command({
    command: "start",
    builder: (line) => line.option("base", { type: "string", default: "/shop" }).option("user", { type: "string" }).option("metrics", { type: "boolean" }),
    handler: (given) => start(given, "/tmp"),
  })
  .parse();
