const express = require("express");
const app = express();
app.get("/first", (req, res) => res.end()); // $ endpoint="GET /first"
const parts = {
  logs: (server) => {
    server.get("/logs", (req, res) => res.end()); // $ endpoint="GET /logs"
  },
};
for (const name of Object.keys(parts)) {
  const copy = { ...app, name };
  parts[name](new Proxy(copy, { get: (target, property) => app[property] }));
}
