// $ oracle=no: clipanion, oclif, citty, cac, sade, yargs and command-line-args are not installed there
const { parseArgs } = require("node:util");
const cac = require("cac");
const { defineCommand, runMain } = require("citty");
const { Cli, Command, Option } = require("clipanion");
const commandLineArgs = require("command-line-args");
const express = require("express");
const { Command: Task, Flags } = require("@oclif/core");
const sade = require("sade");
const yargs = require("yargs/yargs");
const app = express();

class Serve extends Command {
  static paths = [Command.Default];
  base = Option.String("-b,--base", "/shop");
  admin = Option.Boolean("--admin", { description: "with the office" });
  async execute() {
    app.get(`${this.base}/orders`, (req, res) => res.end()); // $ endpoint="GET /shop/orders" confidence=certain
    if (this.admin) app.get("/office", (req, res) => res.end()); // $ endpoint="GET /office" confidence=conditional
  }
}
const cli = new Cli({ binaryName: "shop" });
cli.register(Serve);
cli.runExit(process.argv.slice(2));

class Watch extends Task {
  static flags = { at: Flags.string({ char: "a", default: "/watch" }), deep: Flags.boolean() };
  async run() {
    const { flags } = await this.parse(Watch);
    app.get(`${flags.at}/all`, (req, res) => res.end()); // $ endpoint="GET /watch/all" confidence=certain
    if (flags.deep) app.get("/deep", (req, res) => res.end()); // $ endpoint="GET /deep" confidence=conditional
  }
}
new Watch().run();

const inner = defineCommand({
  args: { root: { type: "string", default: "/inner" } },
  run: ({ args }) => void app.get(`${args.root}/x`, (req, res) => res.end()), // $ endpoint="GET /inner/x" confidence=certain
});
runMain(defineCommand({ meta: { name: "shop" }, subCommands: { inner: () => Promise.resolve(inner) } }));

const program = cac("shop");
program.command("dev [root]", "serves").option("--api <path>", "where", { default: "/dev" }).action((root, options) => {
  app.get(`${options.api}/x`, (req, res) => res.end()); // $ endpoint="GET /dev/x" confidence=certain
});
program.help();
program.parse();

const other = sade("shop").version("1.0.0");
other.command("start").describe("serves").option("-p, --path", "where", "/start").action((options) => {
  app.get(`${options.path}/x`, (req, res) => res.end()); // $ endpoint="GET /start/x" confidence=certain
});
other.parse(process.argv);

const { values } = parseArgs({ options: { path: { type: "string", default: "/values" }, trace: { type: "boolean" } } });
app.get(`${values.path}/x`, (req, res) => res.end()); // $ endpoint="GET /values/x" confidence=certain
if (values.trace) app.get("/trace", (req, res) => res.end()); // $ endpoint="GET /trace" confidence=conditional

const given = commandLineArgs([{ name: "path", alias: "p", defaultValue: "/given" }, { name: "more", type: Boolean }]);
app.get(`${given.path}/x`, (req, res) => res.end()); // $ endpoint="GET /given/x" confidence=certain
if (given.more) app.get("/more", (req, res) => res.end()); // $ endpoint="GET /more" confidence=conditional

const { argv } = yargs(process.argv.slice(2)).option("path", { type: "string", default: () => "/made" });
app.get(`${argv.path}/x`, (req, res) => res.end()); // $ endpoint="GET /made/x" confidence=certain
app.listen(3000);
