// A field of the request that another middleware may have set lets some requests by; the others are asked who they are.
const express = require("express");
const app = express();
const signedIn = (fallback = null) =>
  function (req, res, next) {
    if (req.user != null && req.user instanceof Object && "id" in req.user) return next();
    if (req.isLogo) {
      return next();
    }
    if ((req.baseUrl || "").match(/^\/_api\/.+$/)) return fallback != null ? fallback(req, res, next) : res.sendStatus(403);
    return fallback != null ? fallback(req, res, next) : res.redirect("/login");
  };
app.get("/pages", signedIn(), (req, res) => res.end()); // $ endpoint="GET /pages" guard=signedIn
app.get("/news", (req, res) => res.end()); // $ endpoint="GET /news" guard=none
app.listen(3000);
