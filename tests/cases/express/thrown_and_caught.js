const express = require("express");
const app = express();
const ok = (req, res) => res.end();

class UnknownKind extends Error {}
function prefixOf(kind) {
  if (kind === "users") return "/people";
  if (kind === "orders") return "/orders";
  throw new UnknownKind(`no prefix for ${kind}`);
}
for (const kind of ["users", "orders", "things"]) {
  let prefix;
  try {
    prefix = prefixOf(kind);
    app.get(`${prefix}/list`, ok); // $ endpoint="GET /people/list" endpoint="GET /orders/list"
  } catch (error) {
    prefix = error instanceof UnknownKind ? `/${kind}` : "/never";
  }
  app.post(prefix, ok); // $ endpoint="POST /people" endpoint="POST /orders" endpoint="POST /things"
}

const setting = (name, otherwise) => {
  if (!process.env[name] && otherwise === undefined) throw new Error(`${name} is not set`);
  return process.env[name] || otherwise;
};
try {
  setting("PORT", "3000");
  app.get("/set", ok); // $ endpoint="GET /set"
} catch (error) {
  process.exit(1);
}

async function options(text) {
  if (text.length > 2) return JSON.parse(text);
  throw new TypeError("too short");
}
async function main() {
  const { base } = await options('{"base": "/v1"}');
  app.get(`${base}/status`, ok); // $ endpoint="GET /v1/status"
  const other = await options("{").catch((error) => ({ base: `/${error.name}` }));
  app.get(`${other.base}/status`, ok); // $ endpoint="GET /TypeError/status"
  try {
    await options("{{{");
    app.get("/never", ok);
  } catch {
    app.get("/bad", ok); // $ endpoint="GET /bad"
  }
  app.listen(3000);
}
main().catch((error) => {
  console.error(error);
  process.exit(1);
});
