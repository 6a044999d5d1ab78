/* Runs each folder named on the command line with the real framework and prints what it registers, as JSON.
 *
 *   node boot.cjs NODE_MODULES FOLDER[#ENTRY]...
 *
 * Every source file is turned into CommonJS by esbuild; packages of NODE_MODULES are real, all others are stand-ins
 * (stubs.cjs). Nothing listens. Afterwards each endpoint is asked once without credentials: 401, 403 or a redirect to a
 * login page says that something guards it.
 */
"use strict";
process.setSourceMapsEnabled(true);
process.env.FASTIFY_AUTOLOAD_TYPESCRIPT = "1";
Error.stackTraceLimit = 60;
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const { installLoader } = require("./loader.cjs");
const express = require("./express.cjs");
const fastify = require("./fastify.cjs");

const [modules, ...folders] = process.argv.slice(2);
const state = { root: "", express: [], fastify: [] };
const originalListen = http.Server.prototype.listen;
const quiet = () => {};

function silence() {
  process.exit = (code) => { throw new Error(`process.exit(${code})`); };
  process.on("uncaughtException", quiet);
  process.on("unhandledRejection", quiet);
  for (const name of ["log", "info", "warn", "error", "debug"]) console[name] = quiet;
  global.setInterval = () => ({ unref: quiet, ref: quiet });
  http.Server.prototype.listen = function listen(...args) {
    const callback = args.find((argument) => typeof argument === "function");
    if (callback) setImmediate(callback);
    return this;
  };
}

function entryOf(folder) {
  const manifest = path.join(folder, "package.json");
  const main = fs.existsSync(manifest) ? JSON.parse(fs.readFileSync(manifest, "utf8")).main : undefined;
  if (main) return path.join(folder, main);
  for (const base of ["", "src"]) {
    for (const name of ["server", "index", "main", "app"]) {
      for (const ending of [".js", ".mjs", ".cjs", ".ts", ".mts", ".tsx"]) {
        const file = path.join(folder, base, name + ending);
        if (fs.existsSync(file)) return file;
      }
    }
  }
  throw new Error(`no entry in ${folder}`);
}

const MOST_TURNS = 400;

// Whether a name or a file is still being looked up: a busy machine takes its time.
const asking = () => process.getActiveResourcesInfo().some((kind) => kind.startsWith("FSReq") || kind === "GetAddrInfoReqWrap");

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function run(folder, entry) {
  Object.assign(state, { root: folder + path.sep, express: [], fastify: [] });
  process.chdir(folder);
  const loaded = require(entry ? path.join(folder, entry) : entryOf(folder));
  if (loaded && typeof loaded.then === "function") await loaded;
  for (let turn = 0; turn < 8 || (turn < MOST_TURNS && asking()); turn += 1) await pause(5);
  if (!state.fastify.length && !state.express.length) fastify.bootPlugin(loaded, state, require(path.join(modules, "fastify")));
  const routes = [...express.routes(state), ...(await fastify.routes(state))];
  for (const route of routes) if (route.ask) route.status = await route.ask(originalListen).catch(() => 0);
  return routes.map(({ ask, ...route }) => route);
}

async function main() {
  const write = process.stdout.write.bind(process.stdout);
  const exit = process.exit.bind(process);
  silence();
  installLoader(modules, state, { express: express.wrap, fastify: fastify.wrap });
  const report = {};
  for (const folder of folders) {
    const [home, entry] = folder.split("#");
    try {
      report[folder] = { routes: await run(fs.realpathSync(home), entry) };
    } catch (error) {
      report[folder] = { routes: [], error: String(error && error.stack ? error.stack : error) };
    }
  }
  write(JSON.stringify(report), () => exit(0));
}

main();
