// What a collection is given by both branches of a test, or surely before it, is in it; what stands at its front under a condition may be.
const express = require("express");
const app = express();
const plain = require("fs").existsSync("plain");
const either = new Set();
const list = [];
const codes = new Map();
const front = [];
if (plain) either.add("drafts");
else either.add("drafts");
if (plain) list.push("drafts");
else list.push("drafts");
codes.set(1, "one");
if (plain) codes.set(1, "uno");
if (plain) front.unshift("rooms");
if (!either.has("drafts") && !list.includes("drafts")) app.get("/drafts", (req, res) => res.end());
if (codes.has(1)) app.get("/codes", (req, res) => res.end()); // $ endpoint="GET /codes"
if (!front.includes("rooms")) app.get("/rooms", (req, res) => res.end()); // $ endpoint="GET /rooms" confidence=conditional
app.listen(3000);
