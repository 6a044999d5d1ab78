// A token that is there has to be valid; without one the request goes on.
const express = require("express");
const jwt = require("jsonwebtoken");

function Unknown(message) {
  this.status = 401;
  this.message = message;
}

const ofHeader = (req) => {
  const header = req.headers && req.headers.authorization;
  if (!header) {
    return null;
  }
  const parts = header.split(" ");
  if (/^Bearer$/i.test(parts[0])) {
    return parts[1];
  }
};

const ofCookie = (req) => (req?.cookies?.payload && req?.cookies?.signature ? [req.cookies.payload, req.cookies.signature].join(".") : null);

const payloadOf = (req) => {
  const params = req.params || {};
  const body = req.body || {};
  let token = params.access_token || body.access_token;
  if (!token) {
    token = ofHeader(req) || ofCookie(req);
  }
  if (token) {
    try {
      return jwt.verify(token, "secret");
    } catch (err) {
      if (err.name === "TokenExpiredError") {
        throw Object.assign(new Error("expired"), { status: 401 });
      } else {
        return;
      }
    }
  }
};

function identify(req, res, next) {
  if (req.remoteUser && req.remoteUser.id) {
    return next();
  }
  try {
    req.jwtPayload = payloadOf(req);
  } catch (e) {
    return next(e);
  }
  if (!req.jwtPayload) {
    return next();
  }
  if (req.jwtPayload.scope === "limited") {
    return res.status(401).end();
  }
  req.remoteUser = { id: req.jwtPayload.sub };
  next();
}

function knownOnly(req, res, next) {
  identify(req, res, (e) => {
    if (e) {
      return next(e);
    }
    if (!req.remoteUser) {
      return next(new Unknown("who?"));
    } else {
      return next();
    }
  });
}

const app = express();
app.get("/news", identify, (req, res) => res.end()); // $ endpoint="GET /news" guard=none
app.get("/letters", knownOnly, (req, res) => res.end()); // $ endpoint="GET /letters" guard=knownOnly
app.listen(3000);
