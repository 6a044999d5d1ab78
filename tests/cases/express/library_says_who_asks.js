// Libraries that say who asks, by the request or its headers: what refuses nobody is a guard.
const express = require("express");
const { clerkMiddleware, getAuth } = require("@clerk/express");
const { betterAuth } = require("better-auth");
const { fromNodeHeaders } = require("better-auth/node");
const { getIronSession } = require("iron-session");
const app = express();
const auth = betterAuth({});

app.use(clerkMiddleware());
function byClerk(req, res, next) {
  const { userId } = getAuth(req);
  if (!userId) return res.status(401).end();
  next();
}
async function bySession(req, res, next) {
  const session = await auth.api.getSession({ headers: fromNodeHeaders(req.headers) });
  if (!session) return res.status(401).end();
  req.account = session.user;
  next();
}
async function byCookie(req, res, next) {
  const session = await getIronSession(req, res, { password: "p", cookieName: "c" });
  if (!session.user) return res.status(401).end();
  next();
}
async function attached(req, res, next) {
  req.account = await auth.api.getSession({ headers: fromNodeHeaders(req.headers) });
  next();
}

app.get("/a", byClerk, (req, res) => res.end()); // $ endpoint="GET /a" guard=byClerk
app.get("/b", bySession, (req, res) => res.end()); // $ endpoint="GET /b" guard=bySession
app.get("/c", byCookie, (req, res) => res.end()); // $ endpoint="GET /c" guard=byCookie
app.get("/d", attached, (req, res) => res.end()); // $ endpoint="GET /d" guard=none

app.listen(3000);
