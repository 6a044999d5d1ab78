// Several ways to prove who asks are tried at once, as the routes do that tsoa generates.
const express = require("express");

async function prove(request, name, scopes) {
  if (name === "pass") {
    const header = request.headers["authorization"];
    const pass = header && header.startsWith("Bearer") && header.split(" ")[1];
    if (!pass) {
      throw Object.assign(new Error("no pass"), { status: 401 });
    }
    return { pass, scopes };
  }
  throw new Error("no such way");
}

function proved(ways = []) {
  return async function runProofs(request, response, next) {
    const failures = [];
    const remember = (error) => {
      failures.push(error);
      throw error;
    };
    const tried = [];
    for (const way of ways) {
      if (Object.keys(way).length > 1) {
        const together = [];
        for (const name in way) {
          together.push(prove(request, name, way[name]).catch(remember));
        }
        tried.push(Promise.all(together).then((users) => users[0]));
      } else {
        for (const name in way) {
          tried.push(prove(request, name, way[name]).catch(remember));
        }
      }
    }
    try {
      request.user = await Promise.any(tried);
      if (response.writableEnded) {
        return;
      }
      next();
    } catch (err) {
      const error = failures.pop();
      error.status = error.status || 401;
      next(error);
    }
  };
}

const app = express();
app.get("/letters", proved([{ pass: ["letters:read"] }]), (req, res) => res.end()); // $ endpoint="GET /letters" guard=runProofs
app.get("/parcels", proved([{ pass: [] }, { badge: [] }]), (req, res) => res.end()); // $ endpoint="GET /parcels" guard=runProofs
app.get("/stamps", (req, res) => res.end()); // $ endpoint="GET /stamps" guard=none
app.listen(3000);
