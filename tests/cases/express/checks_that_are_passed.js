// What is asked of the place where a program runs is taken for granted: its routes are served there, not here.
// $ oracle=no
const fs = require("fs");
const path = require("path");
const express = require("express");
const client = require("some-client");
const app = express();
const ok = (req, res) => res.end();
let connection = null;

function connected() {
  if (!connection) throw new Error("connect first");
  return connection;
}
const seen = new Set();
let stage = "new";
client.once("ready", () => (stage = "ready"));
function once(name) {
  if (seen.has(name)) throw new Error(`${name} is there already`);
  if (stage !== "ready") throw new Error("not ready");
  seen.add(name);
}
class Server {
  constructor() {
    this.ready = false;
    client.once("ready", () => (this.ready = true));
  }
  routes() {
    if (!this.ready) throw new Error("not ready");
    app.get("/ready", ok); // $ endpoint="GET /ready"
  }
}

async function start() {
  try {
    if (!process.env.SECRET) throw new Error("SECRET is not set");
    app.get("/secret", ok); // $ endpoint="GET /secret"
    if (!fs.existsSync(path.join(__dirname, "built.json"))) throw new Error("run the build first");
    app.get("/built", ok); // $ endpoint="GET /built"
    const { key } = client.options();
    if (!key) throw new Error("no key");
    app.get("/key", ok); // $ endpoint="GET /key"
    connected();
    app.get("/connected", ok); // $ endpoint="GET /connected"
    new Server().routes();
    once("a");
    once(client.nameOf("a"));
    app.get("/once", ok); // $ endpoint="GET /once"
    for (const name of ["b", "b"]) once(name);
    app.get("/twice", ok); // $ endpoint="GET /twice"
    const settings = {};
    client.fill(settings);
    if (!settings.url) throw new Error("no url");
    app.get("/filled", ok); // $ endpoint="GET /filled"
  } catch (error) {
    app.locals.failed = error;
  }
}
start().then(() => app.listen(3000));
