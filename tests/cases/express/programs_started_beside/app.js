// The program starts others beside itself, each with a server of its own.
// $ oracle=no: what is booted is one process
const { fork, spawn } = require("child_process");
const cluster = require("cluster");
const path = require("path");
const express = require("express");

const app = express();
app.get("/main", (req, res) => res.end()); // $ endpoint="GET /main"
app.listen(3000);

const child = fork(path.join(__dirname, "workers", "forked"));
child.on("exit", () => process.exit(1));
spawn(process.execPath, ["--enable-source-maps", path.join(__dirname, "workers", "spawned.js")], { stdio: "inherit" });
spawn(process.argv[0], ["./workers/again.js"]);
cluster.setupPrimary({ exec: "workers/worker.js" });
cluster.fork();
