#!/usr/bin/env node
// $ oracle=no (there is only the sample of the file that a user writes)
// Settings are read where the program is started, which is where their sample lies; what lies beside the program is not read.
const fs = require("fs");
const express = require("express");
const config = JSON.parse(fs.readFileSync("./config.json", "utf8"));
const app = express();
if (config.accounts) {
  app.post("/accounts", (req, res) => res.json({})); // $ endpoint="POST /accounts" confidence=conditional
}
app.get(config.proxy, (req, res) => res.json({})); // $ endpoint="GET /relay"
app.listen(3000);
