// What answers out of its memory where it has kept something for the same key and caller turns nobody away, though the key is read.
const crypto = require('crypto');
const express = require('express');

const app = express();

class Store {
  constructor() {
    this.kept = new Map();
  }

  get(key) {
    const entry = this.kept.get(key);
    if (!entry) return null;
    if (Date.now() > entry.until) {
      this.kept.delete(key);
      return null;
    }
    return entry.value;
  }
}

const store = new Store();

function sameAgain(req, res, next) {
  const key = crypto.createHash('sha256').update((req.headers['x-api-key'] || '') + '|' + req.originalUrl).digest('hex');
  const known = store.get(`same:${key}`);
  if (known) {
    return res.status(known.statusCode).json(known.body);
  }
  next();
}

app.post('/orders', sameAgain, (req, res) => res.json({})); // $ endpoint="POST /orders" guard=none
app.listen(3000);
