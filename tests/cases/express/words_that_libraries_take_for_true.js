// $ oracle=no (the libraries are not installed there)
// What small libraries make of a setting's text: a switch with a default is one whichever of them reads it.
const { boolean } = require("boolean");
const env = require("env-var");
const express = require("express");
const getenv = require("getenv");
const toBoolean = require("to-boolean");
const yn = require("yn");

const settings = { pages: "false", forms: "yes", mail: "on", files: " TRUE " };
const app = express();
const answer = (req, res) => res.end();

if (!toBoolean(settings.pages)) app.get("/pages", answer); // $ endpoint="GET /pages"
if (toBoolean(settings.forms)) app.get("/forms", answer); // $ endpoint="GET /forms"
if (toBoolean("0.5")) app.get("/half", answer); // $ endpoint="GET /half"
if (toBoolean(settings.mail)) app.get("/never", answer);
if (boolean(settings.mail)) app.get("/mail", answer); // $ endpoint="GET /mail"
if (yn(settings.files)) app.get("/files", answer); // $ endpoint="GET /files"
if (yn("perhaps", { default: true })) app.get("/perhaps", answer); // $ endpoint="GET /perhaps"
if (yn(process.env.WITH_REPORTS, { default: false })) app.get("/reports", answer); // $ endpoint="GET /reports" confidence=conditional
app.get(`${env.get("PREFIX").default("/v1").asString()}/items`, answer); // $ endpoint="GET /v1/items"
if (env.get("WITH_TAGS").default("true").asBool()) app.get("/tags", answer); // $ endpoint="GET /tags"
if (env.get("WITH_DEBUG").default("false").asBoolStrict()) app.get("/debug", answer); // $ endpoint="GET /debug" confidence=conditional
if (env.get("WITH_TRACES").asBool()) app.get("/traces", answer); // $ endpoint="GET /traces" confidence=conditional
for (const name of env.get("NAMES").default("a,b").asArray()) app.get(`/names/${name}`, answer); // $ endpoint="GET /names/a" endpoint="GET /names/b"
app.get(`${getenv("BASE", "/base")}/items`, answer); // $ endpoint="GET /base/items"
if (getenv.bool("WITH_STATUS", true)) app.get("/status", answer); // $ endpoint="GET /status"
if (getenv.boolish("WITH_CHECKS", false)) app.get("/checks", answer); // $ endpoint="GET /checks" confidence=conditional
app.listen(env.get("PORT").default("3000").asPortNumber());
