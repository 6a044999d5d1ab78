// What holds while nobody sets anything is certain; what a setting would bring is conditional.
const express = require("express");
const app = express();
const answer = (req, res) => res.end();

const services = (process.env.SERVICES || "web,api").split(",").map((name) => name.trim());
if (services.includes("web")) app.get("/web", answer); // $ endpoint="GET /web"
if (services.includes("worker")) app.get("/worker", answer); // $ endpoint="GET /worker" confidence=conditional

const isSingle = () => ["1", "true"].includes((process.env.SINGLE_USER || "").toLowerCase());
if (!isSingle()) app.get("/users", answer); // $ endpoint="GET /users"
if (isSingle()) app.get("/me", answer); // $ endpoint="GET /me" confidence=conditional

if (process.env.SIGN_UP !== "off") app.post("/sign-up", answer); // $ endpoint="POST /sign-up"
if (process.env.METRICS === "on") app.get("/metrics", answer); // $ endpoint="GET /metrics" confidence=conditional
if (process.env.NODE_ENV === "development") app.get("/debug", answer); // $ endpoint="GET /debug" confidence=conditional
if (process.env.NODE_ENV !== "test") app.get("/health", answer); // $ endpoint="GET /health"

const role = process.env.ROLE;
if (role === "worker") app.get("/jobs", answer); // $ endpoint="GET /jobs" confidence=conditional
else app.get("/pages", answer); // $ endpoint="GET /pages"

const beta = process.env.BETA === "1";
beta && app.get("/beta", answer); // $ endpoint="GET /beta" confidence=conditional
beta || app.get("/stable", answer); // $ endpoint="GET /stable"
beta
  ? app.get("/new", answer) // $ endpoint="GET /new" confidence=conditional
  : app.get("/old", answer); // $ endpoint="GET /old"
process.env.TRACE && app.get("/trace", answer); // $ endpoint="GET /trace" confidence=conditional
app.listen(3000);
