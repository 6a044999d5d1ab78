// A helper that throws for a reason of its own refuses nobody, wherever it is called; one that always throws does.
const express = require("express");
const { AsyncLocalStorage } = require("async_hooks");
const app = express();
const stores = new AsyncLocalStorage();
const answer = (req, res) => res.end();

function storeOf(name) {
  const store = stores.getStore();
  if (!store && Math.random() > 1) throw new Error("no store for " + name);
  return store || name;
}

function giveUp(message) {
  throw Object.assign(new Error(message), { status: 401 });
}

function setStore(req, res, next) {
  if (req.user && req.user.store) {
    stores.run(req.user.store, next);
  } else {
    req.store = storeOf("main");
    next();
  }
}

function known(req, res, next) {
  if (!req.headers.authorization) giveUp("who are you?");
  next();
}

app.use(setStore);
app.get("/news", answer); // $ endpoint="GET /news"
app.get("/me", known, answer); // $ endpoint="GET /me" guard=known
app.listen(3000);
