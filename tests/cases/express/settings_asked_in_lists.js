// $ oracle=no (no environment is set there)
// A question to a list whose answer only a setting decides is a setting's: what stands under it is registered once it says otherwise.
const express = require("express");

const app = express();
const answer = (req, res) => res.end();
const isOn = (...names) => names.some((name) => (process.env[`WITH_${name}`] || "false") === "true");

if (isOn("PAGES", "FORMS")) app.get("/pages", answer); // $ endpoint="GET /pages" confidence=conditional
if (!isOn("PAGES")) app.get("/plain", answer); // $ endpoint="GET /plain"
if (["MAIL"].every((name) => (process.env[name] || "on") === "on")) app.get("/mail", answer); // $ endpoint="GET /mail"
if (["MAIL", "POST"].every((name) => (process.env[name] || "off") === "on")) app.get("/post", answer); // $ endpoint="GET /post" confidence=conditional
if (["A"].find((name) => process.env[name] === "1")) app.get("/found", answer); // $ endpoint="GET /found" confidence=conditional
if (["A"].findIndex((name) => (process.env[name] || "0") === "1") >= 0) app.get("/at", answer); // $ endpoint="GET /at" confidence=conditional
if (["a", "b"].some((name) => name === "b")) app.get("/b", answer); // $ endpoint="GET /b"
if (["a", "b"].some((name) => name === "c")) app.get("/c", answer);
if (["a", "b"].every((name) => name === "a")) app.get("/a", answer);
app.listen(3000);
