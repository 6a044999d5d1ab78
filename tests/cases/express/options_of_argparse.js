// $ oracle=no: argparse is not installed there
// npm's argparse has the shape of Python's: options stand in an object at the end, a command line may change them.
const express = require("express");
const { ArgumentParser } = require("argparse");

const parser = new ArgumentParser({ description: "a service" });
parser.add_argument("-b", "--base-path", { type: "str", default: process.env.BASE_PATH || "/admin", help: "where it is served" });
parser.add_argument("--metrics", { action: "store_true" });
parser.add_argument("-p", "--port", { type: "int", default: 3000, dest: "listen_on" });
const { base_path: basePath, metrics, listen_on: port } = parser.parse_args([]);

const old = new ArgumentParser({ addHelp: true });
old.addArgument(["-c", "--context-path"], { defaultValue: "/old", help: "as version 1 has it" });
const { context_path: context } = old.parseArgs();

const app = express();
const router = express.Router();
router.get("/tables", (req, res) => res.end()); // $ endpoint="GET /admin/tables"
if (metrics) app.get("/metrics", (req, res) => res.end()); // $ endpoint="GET /metrics" confidence=conditional
app.get(`/on-${port}`, (req, res) => res.end()); // $ endpoint="GET /on-3000"
app.get(`${context}/rows`, (req, res) => res.end()); // $ endpoint="GET /old/rows"
app.use(basePath, router);
app.listen(port);
