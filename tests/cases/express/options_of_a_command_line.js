// $ oracle=no: yargs, commander, minimist and zod are not installed there
const fs = require("fs");
const express = require("express");
const yargs = require("yargs/yargs");
const minimist = require("minimist");
const { Command } = require("commander");
const { z } = require("zod");
const { argv } = yargs(process.argv.slice(2)).env("SHOP_").option("base-uri", { alias: "b", default: "/shop", type: "string" })
  .option("title-path", { type: "string" }).option("metrics", { type: "boolean" }).version("1").help();
const described = yargs();
const options = described.options;
described.options = function (...all) {
  return options.call(this, ...all);
};
const more = described.options({ "page-root": { default: "/more", type: "string" }, quiet: { type: "boolean" } }).strict().parse();
const config = z.object({ baseUri: z.string() }).safeParse({ baseUri: argv.baseUri }).data;
const given = minimist(process.argv.slice(2), { default: { root: "/root" } });
const program = new Command();
program.name("shop").option("-p, --prefix <path>", "where", "/api").option("--no-docs", "without documentation");
program.command("start <folder>", { isDefault: true }).option("--inner <path>", "inner", "orders").action((folder, options) => start(options));
const start = (options) => {
  const app = express();
  const all = program.opts();
  app.get(`${config.baseUri}/users`, (req, res) => res.end()); // $ endpoint="GET /shop/users"
  app.get(`${argv.b}/teams`, (req, res) => res.end()); // $ endpoint="GET /shop/teams"
  app.get(`${more.pageRoot}/any`, (req, res) => res.end()); // $ endpoint="GET /more/any"
  app.get(`${given.root}/x`, (req, res) => res.end()); // $ endpoint="GET /root/x"
  app.get(`${all.prefix}/${options.inner}`, (req, res) => res.end()); // $ endpoint="GET /api/orders"
  if (all.docs) app.get("/docs", (req, res) => res.end()); // $ endpoint="GET /docs" confidence=conditional
  if (argv.metrics) app.get("/metrics", (req, res) => res.end()); // $ endpoint="GET /metrics" confidence=conditional
  const pages = { at: "/pages" };
  const settings = (file) => {
    if (file === undefined) return pages;
    const parsed = JSON.parse(fs.readFileSync(file));
    return parsed.pages === undefined ? pages : Object.assign(pages, { at: parsed.at });
  };
  app.get(`${settings(argv.conf).at}/all`, (req, res) => res.end()); // $ endpoint="GET /pages/all"
  const defaults = { titlePath: "/title", baseUri: "/none" };
  const merged = Object.fromEntries(
    Object.entries({ titlePath: argv.titlePath, baseUri: argv.baseUri }).map(([key, value]) => [key, value === undefined ? defaults[key] : value])
  );
  app.get(`${merged.titlePath}/of`, (req, res) => res.end()); // $ endpoint="GET /title/of"
  app.get(`${merged.baseUri}/on`, (req, res) => res.end()); // $ endpoint="GET /shop/on"
  app.listen(3000);
};
program.parse(process.argv);
