// A guard whose answer comes out of a function that looks at what the request carries, and that ends early where it carries nothing.
const express = require("express");
const app = express();

class Refused extends Error {
  constructor(message) {
    super(message);
    this.status = 403;
  }
}

async function allowed(req) {
  try {
    const scheme = req.authorization_scheme;
    if (!scheme) {
      return false;
    }
    return await scheme.check(req.user);
  } finally {
    req.seen = true;
  }
}

function requireScheme() {
  return async (req, res, next) => {
    const isAllowed = await allowed(req);
    if (!isAllowed) {
      return next(new Refused("denied"));
    }
    next();
  };
}

app.get("/items", requireScheme(), (req, res) => res.end()); // $ endpoint="GET /items" guard=requireScheme
app.listen(3000);
